package assess

import (
	"strconv"

	"keur/claims"
	"keur/internal/text"
)

// classes is a set of product classes.
type classes uint16

// The product classes as bits, in the order in which ties of recognition are broken.
const (
	supplement classes = 1 << iota
	medicine
	device
	treatment
	food
	cosmetic
	general
	classUnknown // neither configured nor recognised
)

var classNames = [...]string{"food_supplement", "medicine", "device", "treatment_service", "food", "cosmetic", "general"}

const allClasses = supplement | medicine | device | treatment | food | cosmetic | general

func classOf(name string) classes {
	for i, n := range classNames {
		if n == name {
			return 1 << i
		}
	}
	return 0
}

func (c classes) String() string {
	for i, n := range classNames {
		if c&(1<<i) != 0 {
			return n
		}
	}
	return "unknown"
}

// classOfKind is the product class that a claim about a concept of this kind belongs to; none for kinds that say
// nothing, such as a group of people.
func classOfKind(kind string) classes {
	switch kind {
	case "substance":
		return supplement
	case "treatment", "provider", "activity":
		return treatment
	case "medicine":
		return medicine
	case "device":
		return device
	case "food", "diet":
		return food
	case "cosmetic":
		return cosmetic
	case "product", "factor", "behaviour", "condition", "symptom", "function", "process":
		return general
	}
	return 0
}

// classOfConcept refines the class by the families of a concept and by what is known of it: a product that has nutrient
// claims is a food, and a substance of which nothing is known says nothing (a clinic also speaks of oxygen).
func (a *Assessor) classOfConcept(n int32) classes {
	nd := &a.graph.nodes[n]
	if nd.kind == "substance" && !nd.acts && !a.nutrients.known[n] && a.limits[n] == nil {
		return 0
	}
	if nd.kind != "product" {
		return classOfKind(nd.kind)
	}
	if a.nutrients.known[n] {
		return food
	}
	for _, up := range nd.above {
		if c := classOfKind(a.graph.nodes[up.node].kind); c != 0 && c != general || a.nutrients.known[up.node] {
			return max(c, food)
		}
	}
	return general
}

// page is what the claims of one document share.
type page struct {
	doc        *text.Document
	language   string
	public     bool
	configured classes // 0 where the class is to be recognised
	recognised classes // of most claims; 0 where none was
	offered    classes // of substances and medicines that the document gives a dose of, or is mostly about
	classes    []claims.ProductClass
	mixed      bool // it also speaks of treatments or exercise, so that a passage that names no subject may mean those
	lines      *text.Lines
	cues       cues
}

// page works out what the claims of a document share.
func (w *worker) page(doc *text.Document, found []claims.Claim) *page {
	p := &page{doc: doc, language: language(doc), public: cmpOr(doc.Meta.Audience, w.options.Audience) != professional}
	switch {
	case classOf(doc.Meta.ProductClass) != 0:
		p.configure(doc.Meta.ProductClass, "stated in the document's front matter")
	case w.options.ProductClass != autoClass:
		p.configure(w.options.ProductClass, "configured")
	default:
		w.recognise(p, found)
	}
	p.cues = w.cues(doc)
	return p
}

func (p *page) configure(class, reason string) {
	p.configured = classOf(class)
	p.classes = []claims.ProductClass{{Class: class, Reason: reason}}
}

// language is the one in which texts are suggested: the document's, where the knowledge base has it.
func language(doc *text.Document) string {
	switch doc.Language {
	case "nl", "en", "de":
		return doc.Language
	}
	return "en"
}

// tally counts the claims whose subject belongs to one class.
type tally struct {
	claims   int
	subjects []int32
}

// promotes says that a claim speaks for its subject, so that the subject is what the document is about.
func promotes(c *claims.Claim) bool {
	switch c.Type {
	case claims.DiscouragesCare, claims.Causation, claims.Prevalence, claims.Prognosis:
		return false
	}
	return c.Polarity != claims.Negative
}

// recognise finds the product classes from what the claims are about.
func (w *worker) recognise(p *page, found []claims.Claim) {
	var tallies [len(classNames)]tally
	for i := range found {
		n := w.graph.find(found[i].Subject.Concept)
		if n < 0 || !promotes(&found[i]) {
			continue
		}
		class := w.classOfConcept(n)
		if dosed(&found[i]) {
			p.offered |= class
		}
		for b := range tallies {
			if class == 1<<b && class != general {
				t := &tallies[b]
				t.claims++
				if len(t.subjects) < 3 && !holds(t.subjects, n) {
					t.subjects = append(t.subjects, n)
				}
			}
		}
	}
	p.classes = []claims.ProductClass{}
	for {
		best := -1
		for b := range tallies {
			if tallies[b].claims > 0 && (best < 0 || tallies[b].claims > tallies[best].claims) {
				best = b
			}
		}
		if best < 0 {
			return
		}
		if p.recognised == 0 {
			p.recognised = 1 << best
			p.offered |= p.recognised
		}
		p.mixed = p.mixed || p.recognised&(supplement|food) != 0 && 1<<best == treatment
		p.classes = append(p.classes, claims.ProductClass{Class: classNames[best], Reason: w.recognition(&tallies[best])})
		tallies[best].claims = 0
	}
}

// dosed says that a claim gives an amount of something to take, rather than a number of sessions or minutes.
func dosed(c *claims.Claim) bool {
	return c.Type == claims.Dosage && quantified([]string{"mass", "volume", "dose", "concentration"}, c.Quantities)
}

// recognition tells why a class was recognised.
func (w *worker) recognition(t *tally) string {
	reason := strconv.Itoa(t.claims) + " claims are about "
	if t.claims == 1 {
		reason = "1 claim is about "
	}
	for i, n := range t.subjects {
		if i > 0 {
			reason += ", "
		}
		reason += w.graph.nodes[n].name
	}
	return reason
}

// classesOf says which classes a claim falls under: the configured one, else that of its subject, else that of most
// claims of its document. A page about treatments that only mentions a substance or medicine (the glucose of an injection,
// the collagen of a tendon, the painkillers that patients took before) does not offer it: its claims are of the treatment.
func (w *worker) classesOf(p *page, c *claims.Claim) classes {
	if p.configured != 0 {
		return p.configured
	}
	for _, s := range w.finder.subjects {
		class := w.classOfConcept(s)
		if class&(supplement|medicine) != 0 && p.recognised == treatment && p.offered&class == 0 {
			return treatment
		}
		if class != 0 {
			return class
		}
	}
	if p.recognised != 0 {
		return p.recognised
	}
	return classUnknown
}
