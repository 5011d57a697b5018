package text

// wrapWidth is the width at which a text's lines were broken, or 0 where each paragraph is one line. A text is wrapped
// where, of the lines that stand right above another, most are so full that the next word would not have fitted.
func wrapWidth(lines []line) int32 {
	const narrow, wide = 45, 130
	var counts [wide + 1]int
	total, longer := 0, 0
	for i := range lines {
		switch {
		case lines[i].shape == blank:
		case lines[i].width > wide:
			longer++
			total++
		default:
			counts[lines[i].width]++
			total++
		}
	}
	width := int32(wide)
	for width >= narrow && counts[width] == 0 {
		width--
	}
	if width < narrow || longer*33 > total {
		return 0
	}
	full, pairs := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if !flowing(&lines[i]) || lines[i+1].shape != words || lines[i].width*2 < width {
			continue
		}
		pairs++
		if isFull(&lines[i], &lines[i+1], width) {
			full++
		}
	}
	if full < 3 || full*10 < pairs*7 {
		return 0
	}
	return width
}

// flowing says that a line's text can go on in the next line.
func flowing(n *line) bool { return n.shape == words || n.shape == bullet || n.shape == ordered }

// isFull says that the first word of the next line would not have fitted behind a line.
func isFull(n, next *line, width int32) bool {
	return n.indent+n.width+1+next.head > width
}
