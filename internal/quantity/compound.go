package quantity

import "strings"

// compounds adds the number words that are written as one word, up to 999 and whole thousands below a hundred
// thousand, with the words that grow together with small numbers.
func (c *compiler) compounds() {
	k := &c.table.Compound
	small := c.below100()
	if k.Hundred != "" {
		c.hundreds(small)
	}
	for n, forms := range small {
		for _, form := range forms {
			if k.Thousand != "" && n > 1 {
				c.grown(form+k.Thousand, float64(n)*1000)
			}
			for _, tail := range k.Tails {
				if n < 13 || n%5 == 0 || n == 14 || n == 18 {
					c.tailed(form, tail, float64(n))
				}
			}
			if n > 0 && n < 13 {
				for _, half := range k.Half {
					c.grown(form+half, float64(n)+0.5)
				}
			}
		}
	}
	if k.Hundred != "" {
		for _, tail := range k.Tails {
			c.tailed(k.Hundred, tail, 100)
		}
	}
}

// below100 gives the words of 1 to 99, and adds those that are compounds of a unit and a ten.
func (c *compiler) below100() [100][]string {
	var out [100][]string
	for _, n := range c.table.Numbers {
		if n.Value >= 1 && n.Value < 100 && n.Value == float64(int(n.Value)) {
			for _, w := range n.Words {
				out[int(n.Value)] = append(out[int(n.Value)], strings.ToLower(w))
			}
		}
	}
	if one := c.table.Compound.One; one != "" {
		out[1] = []string{one}
	}
	for ten := 20; ten < 100; ten += 10 {
		for unit := 1; unit < 10; unit++ {
			for _, u := range out[unit] {
				for _, and := range c.table.Compound.And {
					for _, t := range out[ten] {
						c.grown(u+and+t, float64(ten+unit))
						out[ten+unit] = append(out[ten+unit], u+and+t)
					}
				}
			}
		}
	}
	return out
}

func (c *compiler) hundreds(small [100][]string) {
	k := &c.table.Compound
	for n := 11; n < 100; n++ { // sixteen hundred
		if n%10 == 0 {
			continue
		}
		for _, form := range small[n] {
			c.grown(form+k.Hundred, float64(n*100))
		}
	}
	for h := 1; h < 10; h++ {
		heads := small[h]
		if h == 1 {
			heads = []string{"", k.One}
		}
		for _, head := range heads {
			c.grown(head+k.Hundred, float64(h*100))
			for n := 1; n < 100; n++ {
				for _, form := range small[n] {
					c.grown(head+k.Hundred+form, float64(h*100+n))
					if n < 13 {
						c.grown(head+k.Hundred+k.And[0]+form, float64(h*100+n))
					}
				}
			}
		}
	}
}

// grown adds a number word unless the table says something else of it.
func (c *compiler) grown(text string, value float64) {
	w := c.words[text]
	if w.class == notNumber && w.id == 0 {
		w.class, w.value = cardinal, value
		c.words[text] = w
	}
}

// tailed adds a word that is a number and a further word: the lexer makes two tokens of it.
func (c *compiler) tailed(form, tail string, value float64) {
	tail = strings.ToLower(tail)
	w := c.words[form+tail]
	if w.class != notNumber || w.id != 0 {
		return
	}
	c.words[form+tail] = word{value: value, class: cardinal, split: uint8(len(form)), tail: c.id(tail)}
}
