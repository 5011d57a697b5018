package assess

import (
	"slices"
	"strings"
	"testing"

	"keur/claims"
	"keur/internal/extract"
	"keur/internal/knowledge"
	"keur/internal/source"
	"keur/internal/text"
)

// reader reads short texts through extracting and assessing.
type reader struct {
	base      *knowledge.Base
	segmenter *text.Segmenter
	extractor *extract.Worker
	assessor  *Assessor
}

func newReader(t *testing.T) *reader {
	base := loadBase(t)
	return &reader{base, text.NewSegmenter(base.TextRules()), extract.New(base).Worker(), newAssessor(t, Options{})}
}

// claims gives the assessed claims of a text in a language.
func (r *reader) claims(t *testing.T, language, content string) []claims.Claim {
	t.Helper()
	doc, err := source.Read("page.md", []byte(content), "md")
	if err != nil {
		t.Fatal(err)
	}
	doc.Meta.Language = language
	r.segmenter.Segment(doc)
	doc.Language = language
	for i := range doc.Blocks {
		doc.Blocks[i].Language = language // a short text may not show its own
	}
	found, err := r.extractor.Document(doc)
	if err != nil {
		t.Fatal(err)
	}
	_, found, _ = r.assessor.Document(doc, found)
	return found
}

// reaches says which entries answer the claims of a text.
func (r *reader) reaches(t *testing.T, language, content string) (entries []string, seen string) {
	for _, c := range r.claims(t, language, content) {
		if c.Evidence.Entry != "" {
			entries = append(entries, c.Evidence.Entry)
			entries = append(entries, c.Evidence.Others...)
		}
		seen += string(c.Type) + " (" + strings.Join(c.Subject.Concepts, "+") + " → " + strings.Join(c.Object.Concepts, "+") + ") "
	}
	return entries, seen
}

// sentences are the plainest ways to say what an entry is about, by language: S stands for the intervention, O for the
// condition.
var sentences = map[about]map[string][]string{
	therapy: {
		"nl": {"S helpt tegen O.", "S helpt bij O.", "S verlicht O."},
		"en": {"S helps against O.", "S helps with O.", "S relieves O."},
		"de": {"S hilft gegen O.", "S hilft bei O.", "S lindert O."},
	},
	safety: {
		"nl": {"S veroorzaakt geen O.", "S is veilig."},
		"en": {"S does not cause O.", "S is safe."},
		"de": {"S verursacht keine O.", "S ist sicher."},
	},
	etiology: {
		"nl": {"S veroorzaakt O.", "S verstoort O."},
		"en": {"S causes O.", "S disrupts O."},
		"de": {"S verursacht O.", "S stört O."},
	},
	prognosis: {
		"nl": {"O gaat meestal vanzelf over.", "S verergert O."},
		"en": {"O usually goes away by itself.", "S worsens O."},
		"de": {"O geht meist von selbst weg.", "S verschlimmert O."},
	},
}

// TestReach holds that every entry whose source was seen answers a plain sentence built from its own names, in every language
// in which it has names.
func TestReach(t *testing.T) {
	r := newReader(t)
	x := knowledge.NewIndex(r.base)
	tried := 0
	for i := range r.base.Evidence {
		e := &r.base.Evidence[i]
		if !e.Verified || aboutOf(e.About) == epidemiology || e.ReplacedBy != "" {
			continue
		}
		for _, language := range languages {
			subject, object, ok := namesOf(x, e, language)
			if !ok {
				continue
			}
			tried++
			if tells, ok := r.answers(t, e, language, subject, object); !ok {
				t.Errorf("%s is not reached in %s: %s", e.ID, language, strings.Join(tells, " | "))
			}
		}
	}
	if tried < 2000 {
		t.Errorf("only %d sentences were tried", tried)
	}
}

// namesOf are the preferred names of an entry's intervention and condition in a language.
func namesOf(x *knowledge.Index, e *knowledge.Entry, language string) (subject, object string, ok bool) {
	s, o := x.Concept(e.Intervention), x.Concept(e.Condition)
	if s == nil || len(s.Names.In(language)) == 0 || o == nil && e.Condition != anyCondition || o != nil && len(o.Names.In(language)) == 0 {
		return "", "", false
	}
	if o != nil {
		object = strings.TrimPrefix(o.Names.In(language)[0], "=")
	}
	return strings.TrimPrefix(s.Names.In(language)[0], "="), object, true
}

// answers says that an entry answers one of the sentences about it, and what was read in each.
func (r *reader) answers(t *testing.T, e *knowledge.Entry, language, subject, object string) (tells []string, ok bool) {
	t.Helper()
	for _, form := range sentences[aboutOf(e.About)][language] {
		sentence := strings.NewReplacer("S", subject, "O", object).Replace(form)
		entries, seen := r.reaches(t, language, sentence)
		if slices.ContainsFunc(entries, func(id string) bool { return id == e.ID || samePair(r.base, id, e) }) {
			return nil, true
		}
		tells = append(tells, sentence+" "+seen+strings.Join(entries, ","))
	}
	return tells, false
}

// samePair says that an id is of another entry about the same thing.
func samePair(b *knowledge.Base, id string, e *knowledge.Entry) bool {
	i := slices.IndexFunc(b.Evidence, func(o knowledge.Entry) bool { return o.ID == id })
	return i >= 0 && b.Evidence[i].Intervention == e.Intervention && b.Evidence[i].Condition == e.Condition && b.Evidence[i].About == e.About
}
