package knowledge

import ("testing";"os";"regexp";"path/filepath";"strings";"keur/internal/match")

func TestTmpSwallow(t *testing.T) {
	b, err := Parse(os.DirFS("data"))
	if err != nil { t.Fatal(err) }
	var p *Pack
	for i := range b.Packs { if b.Packs[i].Language=="nl" {p=&b.Packs[i]} }
	mine := map[string]bool{}
	files,_ := filepath.Glob("data/nl/classes/signals*.yaml")
	for _, f := range files { d,_ := os.ReadFile(f)
		for _, m := range regexp.MustCompile(`(?m)^- class: (\S+)`).FindAllStringSubmatch(string(d),-1) { mine[m[1]]=true } }
	build := func(with bool) *match.Lexicon {
		l := match.NewLexicon(p.Inflection)
		for i := range b.Concepts { c,_ := l.Class(b.Concepts[i].Kind)
			for _, n := range b.Concepts[i].Names.NL { if err := l.Add(n, match.Term{Class:c,Value:i,Head:true}); err!=nil {t.Fatal(err)} } }
		for _, c := range p.Classes { if !with && mine[c.Name] {continue}
			n,_ := l.Class(c.Name); if c.Split {l.Splitting(n)}
			for _, x := range c.Terms { if err:=l.Add(x, match.Term{Class:n,Value:-1,Head:c.Split}); err!=nil {t.Fatal(err)} } }
		return l }
	a, z := build(false), build(true)
	t.Log("classes", z.Classes())
	sa, sz := a.Scanner(), z.Scanner()
	names := func(l *match.Lexicon, s *match.Scanner, x string) map[string]bool { out := map[string]bool{}
		for _, it := range s.Scan(x) { it.Bits.Each(func(c int){ out[l.Name(c)]=true}) }; return out }
	for _, c := range p.Classes { if !mine[c.Name] {continue}
		for _, x := range c.Terms { y := strings.NewReplacer("=","","*","").Replace(x)
			old, now := names(a,sa,y), names(z,sz,y)
			var lost []string
			for k := range old { if !now[k] { lost = append(lost,k) } }
			if len(lost)>0 { t.Logf("%-22s %-34s loses %v", c.Name, x, lost) }
			if !now[c.Name] { t.Errorf("%s: %q is not met", c.Name, x) } } }
}
