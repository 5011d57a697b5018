package extract_test

import (
	"slices"
	"testing"

	"keur/internal/extract"
	"keur/internal/text"
)

// probe reads Dutch sentences.
type probe struct {
	t         *testing.T
	segmenter *text.Segmenter
	worker    *extract.Worker
}

func newProbe(t *testing.T) *probe {
	t.Helper()
	b := base(t)
	return &probe{t, text.NewSegmenter(b.TextRules()), extract.New(b).Worker()}
}

// signals are the word classes met in a sentence.
func (p *probe) signals(sentence string) []string {
	p.t.Helper()
	doc := &text.Document{Name: "example", Format: "txt", Source: []byte(sentence), Text: sentence, Meta: text.Meta{Language: "nl"}}
	p.segmenter.Segment(doc)
	for i := range doc.Blocks {
		doc.Blocks[i].Language = "nl"
	}
	var out []string
	for i := range doc.Sentences {
		e, ok, err := p.worker.Explain(doc, doc.Sentences[i].Span.Start)
		if err != nil || !ok {
			p.t.Fatalf("explain %q: %v", sentence, err)
		}
		for _, w := range e.Words {
			out = append(out, w.Classes...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// signalCase is sentences that show a word class which rules ask for, and near misses that do not.
type signalCase struct {
	class   string
	met     []string
	notMet  []string
	because string // of the near misses, where it is not plain
}

// promiseSignals are classes of praise and promise.
var promiseSignals = []signalCase{
	{class: "approval",
		met:    []string{"Ons praktijkteam is officieel erkend.", "Het supplement is goedgekeurd door de inspectie.", "De matras heeft drie keurmerken."},
		notMet: []string{"De cliënt keurde het voorstel af.", "Wij herkennen uw klachten meteen."}},
	{class: "ce_mark",
		met:    []string{"Dit apparaat draagt een CE-keurmerk en werkt dus.", "De lamp valt in klasse IIa.", "Onze band heeft een CE-markering."},
		notMet: []string{"De lamp is in drie kleuren te koop.", "De klas deed mee aan het onderzoek."}},
	{class: "boost",
		met:    []string{"Zink boost je weerstand.", "Vitamine D versterkt de botten.", "Deze capsules optimaliseren uw spijsvertering."},
		notMet: []string{"Zink draagt bij tot de normale werking van het immuunsysteem.", "Calcium is nodig voor de botten."}},
	{class: "maintenance",
		met:    []string{"Het poeder ondersteunt de gewrichten.", "Magnesium houdt de spieren soepel.", "Biotine draagt bij aan normaal haar."},
		notMet: []string{"Het poeder geneest artrose.", "Slaapgebrek maakt prikkelbaar."}},
	{class: "general_health",
		met:    []string{"Boerenkool is een echte superfood.", "Groene thee is goed voor uw gezondheid.", "Voor meer vitaliteit neemt u elke dag een schep."},
		notMet: []string{"IJzer draagt bij tot de aanmaak van bloedcellen.", "De gezondheid van uw tanden verbetert."}},
	{class: "health_improved",
		met:    []string{"Ook gezonde mensen worden er fitter van.", "Voel u nog vitaler met deze druppels.", "Leden zijn fitter dan ooit."},
		notMet: []string{"Het middel verlaagt koorts.", "Gezond eten kost weinig tijd."}},
	{class: "breakthrough",
		met:    []string{"Een doorbraak in de behandeling van migraine.", "Deze revolutionaire zalf verrast iedereen.", "Een waar wondermiddel tegen eczeem."},
		notMet: []string{"De tand breekt door rond de zes maanden.", "De zalf trekt snel in."}},
	{class: "immediate",
		met:    []string{"De spray werkt meteen.", "Binnen enkele minuten bent u van de hoofdpijn verlost.", "De pleister verlicht de pijn onmiddellijk."},
		notMet: []string{"De spray werkt na zes weken.", "Het herstel verloopt geleidelijk."}},
	{class: "superlative",
		met:    []string{"Wij zijn de beste kliniek van Europa.", "Een toonaangevend centrum voor rugzorg.", "Onze aanpak is ongeëvenaard."},
		notMet: []string{"Wij zijn een kliniek in Zwolle.", "Een groot deel herstelt."}},
	{class: "only_option",
		met:    []string{"Laserbehandeling is de enige oplossing.", "Dit is het enige echte middel tegen spataderen.", "Voor velen is de kuur het laatste redmiddel."},
		notMet: []string{"De behandeling geeft enige verlichting.", "Enige weken rust volstaat."}, because: "enige also means some"},
	{class: "tradition",
		met:    []string{"Deze thee wordt al eeuwenlang gedronken.", "Het recept ging van generatie op generatie.", "Traditioneel smeert men de zalf 's avonds."},
		notMet: []string{"De studie duurde drie jaar.", "Wij werken sinds 2012 in Breda."}},
	{class: "traditional_herbal",
		met:    []string{"Valeriaan helpt bij onrust.", "Duivelsklauwtabletten verlichten gewrichtspijn.", "Een kruidenmiddel tegen hoest."},
		notMet: []string{"Paracetamol helpt bij koorts.", "Kruid het vlees naar smaak."}},
	{class: "weight_loss_rate",
		met:    []string{"Acht kilo afvallen in een maand.", "Zij raakte 6 kilo kwijt.", "Twee kledingmaten slanker in de zomer."},
		notMet: []string{"Til niet meer dan 10 kilo.", "Neem 3 mg per kilo lichaamsgewicht."}},
	{class: "effortless_weight_loss",
		met:    []string{"Slank worden zonder dieet.", "Val af en blijf eten wat u wilt.", "Afvallen zonder te sporten."},
		notMet: []string{"Afvallen lukt met minder eten en meer bewegen.", "Zonder ontbijt naar school."}},
}

// harmSignals are classes of fear, of giving up care and of safety for the wrong reason.
var harmSignals = []signalCase{
	{class: "by_itself",
		met:    []string{"De hoest gaat vanzelf over.", "Een verkoudheid geneest spontaan.", "De zwelling trekt vanzelf weg."},
		notMet: []string{"U kunt het zelf bestellen.", "Zij doet het zelf."}, because: "somebody does it"},
	{class: "natural",
		met:    []string{"Het sap is 100% natuurlijk.", "Plantaardig, dus veilig.", "Een natuurlijke en veilige zalf."},
		notMet: []string{"Natuurlijk mag u altijd bellen.", "De massage is veilig."}, because: "natuurlijk also means of course"},
	{class: "free_from",
		met:    []string{"Veilig, want zonder parabenen.", "Een crème vrij van chemicaliën.", "Zonder kunstmatige kleurstoffen en dus mild."},
		notMet: []string{"Zonder afspraak kunt u niet terecht.", "Zij is vrij van pijn."}},
	{class: "consumer_product",
		met:    []string{"Een pil als een snoepje.", "Het is gewoon een lekkere limonade.", "Net zo onschuldig als kauwgom."},
		notMet: []string{"Slik de tablet met water door.", "De siroop bevat codeïne."}},
	{class: "reassurance",
		met:    []string{"Nekpijn is bijna altijd onschuldig.", "Maak u geen zorgen over een knakkende knie.", "Zo'n bultje kan geen kwaad."},
		notMet: []string{"Bel bij uitval meteen uw arts.", "Nekpijn komt vaak voor."}},
	{class: "often",
		met:    []string{"Een verstuikte enkel geneest meestal binnen zes weken.", "Hoofdpijn gaat vaak vanzelf over.", "Een griep duurt doorgaans een week."},
		notMet: []string{"Een verstuikte enkel geneest binnen zes weken.", "Artrose wordt met de jaren erger."}},
	{class: "fear",
		met:    []string{"Uw lever is een tikkende tijdbom.", "Kom langs voor het te laat is.", "Suiker vergiftigt uw kind."},
		notMet: []string{"Roken verhoogt het risico op longkanker.", "Te weinig slaap maakt moe."}},
	{class: "going_without",
		met:    []string{"Onbehandeld wordt de pijn chronisch.", "Zonder dit poeder worden uw botten broos.", "Wie niets doet, krijgt last van zijn gewrichten."},
		notMet: []string{"Zonder afspraak kunt u binnenlopen.", "De behandeling duurt een uur."}},
	{class: "diet_inadequate",
		met:    []string{"Via eten krijgt u nooit genoeg vitamine D binnen.", "Door uitgeputte grond bevat groente minder mineralen.", "Met gewone voeding krijgt u te weinig binnen."},
		notMet: []string{"Wie gevarieerd eet krijgt genoeg vitamines binnen.", "Eet twee stuks fruit per dag."}},
	{class: "excess",
		met:    []string{"U mag er zoveel van nemen als u wilt, zoveel u wilt.", "Gebruik de druppels onbeperkt.", "Neem gerust een dubbele dosis."},
		notMet: []string{"Neem een capsule bij het ontbijt.", "Overschrijd de dosis niet."}},
	{class: "discourages_medicine",
		met:    []string{"U kunt stoppen met uw bloeddrukpillen.", "Gooi uw pijnstillers weg.", "De therapie vervangt antidepressiva."},
		notMet: []string{"Neem uw medicijnen in met water.", "Pijnstillers werken kort."}},
	{class: "unnecessary_care",
		met:    []string{"Een operatie is dan niet meer nodig.", "U hoeft niet meer langs bij de huisarts.", "De dokter kunt u overslaan."},
		notMet: []string{"De zalf helpt tegen jeuk.", "Een bezoek duurt een half uur."}},
	{class: "remote_diagnosis",
		met:    []string{"Stel uw diagnose via een formulier: online en snel.", "Stuur een foto en wij behandelen per e-mail.", "Een telefonisch consult volstaat."},
		notMet: []string{"Kom langs in de praktijk.", "De foto toont een breuk."}},
	{class: "self_diagnosis",
		met:    []string{"Herkent u deze tekens?", "Doe de test en weet of u een tekort heeft.", "Bent u moe, dan heeft u een trage schildklier."},
		notMet: []string{"De arts stelt de diagnose.", "De bloedtest duurt kort."}},
	{class: "cure_claim",
		met:    []string{"Acupunctuur geneest astma.", "Voorgoed van uw hooikoorts af.", "Deze thee heelt de darmen."},
		notMet: []string{"Wij behandelen hooikoorts.", "De zalf verlicht jeuk.", "Heel veel mensen hebben jeuk."}},
}

// peopleSignals are classes of who says so and of the sources that a text names.
var peopleSignals = []signalCase{
	{class: "doctor_endorsement",
		met:    []string{"Artsen bevelen het kussen aan.", "Aanbevolen door een orthopeed.", "Steeds meer fysiotherapeuten zweren bij tape."},
		notMet: []string{"Mijn huisarts luisterde goed.", "Overleg eerst met uw arts."}},
	{class: "celebrity",
		met:    []string{"Ook wereldkampioen Piet gebruikt de gel.", "Een bekende Nederlander viel ermee af.", "Deze actrice zweert erbij."},
		notMet: []string{"Sporters gebruiken de gel.", "De praktijk is bekend met dit probleem."}},
	{class: "recovery_story",
		met:    []string{"De artsen hadden mij opgegeven.", "Na jaren ben ik eindelijk pijnvrij.", "Hij kwam in een rolstoel en liep weg."},
		notMet: []string{"De behandeling duurt zes weken.", "U kunt na afloop naar huis."}},
	{class: "reimbursed",
		met:    []string{"De therapie wordt vergoed.", "Dat valt onder uw basisverzekering.", "Alle zorgverzekeraars betalen mee."},
		notMet: []string{"De therapie kost 60 euro.", "Wij verzekeren u van goede zorg."}},
	{class: "prescription_medicine",
		met:    []string{"Ozempic helpt bij overgewicht.", "De pil is alleen op recept te krijgen.", "Antibiotica werken tegen bacteriën."},
		notMet: []string{"Paracetamol helpt tegen koorts.", "Een recept voor linzensoep."}},
	{class: "laboratory",
		met:    []string{"In het lab doodt de stof bacteriën.", "In vitro remt het extract de groei.", "Preklinisch onderzoek is hoopgevend."},
		notMet: []string{"In een trial met 200 patiënten werkte het.", "De labrador loopt graag."}},
	{class: "guideline",
		met:    []string{"De richtlijn raadt bewegen aan.", "Volgens de NHG-Standaard volstaat rust.", "Zo staat het in de rugrichtlijn."},
		notMet: []string{"Kijk in de richting van de muur.", "De standaard lamp werkt op batterijen."}},
	{class: "institute",
		met:    []string{"Het RIVM raadt vaccinatie aan.", "De Gezondheidsraad noemt 10 microgram.", "Onderzoek van de universiteit wees dat uit."},
		notMet: []string{"Ons instituut is open op maandag.", "Wij geven les in Utrecht."}},
	{class: "journal",
		met:    []string{"Dat stond in The Lancet.", "Zie PubMed voor de studie.", "Een artikel in het New England Journal of Medicine."},
		notMet: []string{"Lees onze nieuwsbrief.", "Van nature is de huid zuur."}},
	{class: "author",
		met:    []string{"Pietersen et al. vonden geen verschil.", "Jansen en collega's maten de bloeddruk.", "Professor De Boer onderzocht het."},
		notMet: []string{"Uw collega's merken het ook.", "De schrijver had rugpijn."}},
	{class: "reference",
		met:    []string{"Zalf helpt (bron: gebruikersonderzoek).", "Zalf helpt beter dan een placebo [3].", "Zie de literatuurlijst."},
		notMet: []string{"Noten zijn een bron van eiwit.", "Melk is een goede bron voor calcium."}},
}

// TestSignals holds the word classes that rules ask for to sentences that show them and sentences that do not.
func TestSignals(t *testing.T) {
	p := newProbe(t)
	for _, c := range slices.Concat(promiseSignals, harmSignals, peopleSignals) {
		for _, s := range c.met {
			if !slices.Contains(p.signals(s), c.class) {
				t.Errorf("%s is not seen in %q: %v", c.class, s, p.signals(s))
			}
		}
		for _, s := range c.notMet {
			if slices.Contains(p.signals(s), c.class) {
				t.Errorf("%s is seen in %q %s", c.class, s, c.because)
			}
		}
	}
}

// TestSignalsAreTested fails when a rule asks for a word class of signals*.yaml that no sentence here shows.
func TestSignalsAreTested(t *testing.T) {
	tested := map[string]bool{}
	for _, c := range slices.Concat(promiseSignals, harmSignals, peopleSignals) {
		tested[c.class] = true
	}
	// Classes that patterns use too, and whose sentences are the examples of those patterns.
	for _, shared := range []string{"absolute", "animal_study", "better", "guarantee", "i_speak", "no_side_effects", "proof", "study", "testimony"} {
		tested[shared] = true
	}
	for _, rule := range base(t).Rules {
		if rule.When == nil {
			continue
		}
		for _, class := range slices.Concat(rule.When.Signals, rule.When.Without) {
			if !tested[class] {
				t.Errorf("%s asks for %s, of which there are no sentences here", rule.ID, class)
			}
		}
	}
}
