package workbook

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"testing"

	"github.com/xuri/excelize/v2"

	"keur/claims"
)

// sample is the sample report of the report package, with whole fingerprints, which JSON does not hold.
func sample(t testing.TB) *claims.Report {
	t.Helper()
	raw, err := os.ReadFile("../report/testdata/sample.json")
	if err != nil {
		t.Fatal(err)
	}
	r := new(claims.Report)
	if err := json.Unmarshal(raw, r); err != nil {
		t.Fatal(err)
	}
	for i := range r.Claims {
		sum := sha256.Sum256([]byte(r.Claims[i].ID))
		r.Claims[i].Fingerprint = r.Claims[i].ID + hex.EncodeToString(sum[:])[12:]
	}
	return r
}

func write(t testing.TB, r *claims.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, r *claims.Report) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(write(t, r)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestDeterministic(t *testing.T) {
	first := write(t, sample(t))
	if path := os.Getenv("KEUR_SAMPLE"); path != "" {
		os.WriteFile(path, first, 0o644)
	}
	for range 10 {
		if !bytes.Equal(first, write(t, sample(t))) {
			t.Fatal("the same report gives other bytes")
		}
	}
}
