# make audit   build keur, audit seeds/ to the terminal and write reports/
# make test    vet, gofmt and all tests
# make train   learn the model of claim types again from the labelled units (needs ../shared)
# make data    compile the knowledge base after a change to its YAML
# make bench   measure speed
# make fuzz    run each fuzz target for a while

SHARED ?= ../shared
LABELS  = $(SHARED)/gold
OWN     = internal/extract/learn
MODEL   = internal/knowledge/data/model/model.yaml
FUZZTIME ?= 20s

.PHONY: audit build test train data bench fuzz gold clean

build:
	go build -o bin/keur ./cmd/keur

audit: build
	@mkdir -p reports
	bin/keur audit seeds -o xlsx=reports/seeds.xlsx -o json=reports/seeds.json

test:
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	go test ./...

train:
	go run ./internal/extract/learn -index $(LABELS)/dev/index.json -set $(LABELS)/seeds.jsonl=$(SHARED)/seeds -set seeds/gold=seeds \
		$(foreach l,nl en de,-set $(LABELS)/dev/$(l).jsonl=$(LABELS)/dev/$(l) -set pages=$(OWN)/pages/$(l) -set lines=$(OWN)/lines/$(l)) -out $(MODEL)
	$(MAKE) data

data:
	go generate ./internal/knowledge

bench: # with the memory setting of the program (internal/cli)
	GOGC=400 go test -run '^$$' -bench . -benchmem . ./internal/...

fuzz:
	@for package in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			echo "$$package $$target"; go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$package || exit 1; \
		done; \
	done

gold: build
	python3 $(SHARED)/eval/overlap.py .
	bin/keur audit -q --register none -o json=/tmp/keur-gold.json $(SHARED)/seeds
	python3 $(SHARED)/eval/score.py --gold $(LABELS)/seeds.jsonl --docs $(SHARED)/seeds --report /tmp/keur-gold.json \
		--pool dosage,success_rate,safety --min-f1 0.80 --min-recall 0.95

clean:
	rm -rf bin
