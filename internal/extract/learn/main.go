// Command learn fits the model of claim types to labelled units and writes it as data for the knowledge base. Each type
// gets a logistic regression over the features that internal/extract names; documents of one site are kept together
// when the fit is checked on sites left out.
//
//	go run ./internal/extract/learn -set ../shared/gold/dev/nl.jsonl=../shared/gold/dev/nl -set pages=internal/extract/learn/pages/nl -out model.yaml
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	var c config
	flag.Var(&c.sets, "set", "labels.jsonl=folder of documents; may be repeated")
	flag.StringVar(&c.index, "index", "", "index.json that names the site and the use of each document")
	flag.StringVar(&c.data, "data", "internal/knowledge/data", "knowledge base, as YAML")
	flag.StringVar(&c.out, "out", "", "file to write; none: only check the fit")
	flag.IntVar(&c.folds, "folds", 5, "parts that the sites are dealt into for the check")
	flag.Float64Var(&c.reach, "reach", 0.3, "how far the weights may go for the sake of the units: the inverse of the L2 penalty")
	flag.IntVar(&c.rare, "rare", 3, "features met in fewer units than this are left out")
	flag.StringVar(&c.show, "show", "", "claim type whose wrong units the check prints")
	flag.Parse()
	if err := run(c); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}
