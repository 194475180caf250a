package sentence

import "github.com/shopspring/decimal"

func hanDigit(r rune) (int64, bool) {
	switch r {
	case '零', '〇':
		return 0, true
	case '一', '壹':
		return 1, true
	case '二', '两', '兩', '贰':
		return 2, true
	case '三', '叁':
		return 3, true
	case '四', '肆':
		return 4, true
	case '五', '伍':
		return 5, true
	case '六', '陆':
		return 6, true
	case '七', '柒':
		return 7, true
	case '八', '捌':
		return 8, true
	case '九', '玖':
		return 9, true
	}
	return 0, false
}

// hanPower is the power of ten of 十, 百, 千, 万, 亿; 0 where r is none.
func hanPower(r rune) int32 {
	switch r {
	case '十', '拾':
		return 1
	case '百', '佰':
		return 2
	case '千', '仟':
		return 3
	case '万', '萬':
		return 4
	case '亿', '億':
		return 8
	}
	return 0
}

// hanNumber reads a Chinese numeral at i: 三千, 两万五, 一百二十万, 三点五. It
// gives the number of runes read, 0 where there is none.
func hanNumber(rs []rune, i, end int) (decimal.Decimal, int) {
	const most = 16 // longer runs are no numbers, and bound the work
	j, total, section, digit := i, decimal.Zero, int64(0), int64(-1)
	last, digits := int32(0), 0
	for j < end && j-i < most {
		if d, ok := hanDigit(rs[j]); ok {
			if digit > 0 && last == 0 { // 二五: digits side by side
				digits++
				section = (section + digit) * 10
			}
			if d == 0 {
				last = 1
			}
			digit = d
			j++
			continue
		}
		p := hanPower(rs[j])
		if p == 0 {
			break
		}
		if p < 4 {
			if digit < 0 {
				if p != 1 || (j > i && last < 2 && section == 0 && total.IsZero()) {
					break
				}
				digit = 1
			}
			section += digit * pow10(p)
		} else {
			if digit > 0 {
				section += digit
			}
			if section == 0 && total.IsZero() {
				break
			}
			if section == 0 {
				total = total.Shift(p)
			} else {
				total = total.Add(decimal.New(section, p))
			}
			section = 0
		}
		last, digit = p, -1
		j++
	}
	if j == i {
		return total, 0
	}
	if digit > 0 {
		scale := int32(0)
		if last > 1 && hanPower(at(rs, j-2)) == last { // 两万五 is 25000
			scale = last - 1
		}
		total = total.Add(decimal.New(digit, scale))
	}
	total = total.Add(decimal.NewFromInt(section))
	if at(rs, j) == '点' || at(rs, j) == '點' {
		k, f := j+1, int32(0)
		for ; k < end && f < 6; k++ {
			d, ok := hanDigit(rs[k])
			if !ok {
				break
			}
			f++
			total = total.Add(decimal.New(d, -f))
		}
		if f > 0 {
			j = k
		}
	}
	return total, j - i
}

func pow10(p int32) int64 {
	n := int64(1)
	for ; p > 0; p-- {
		n *= 10
	}
	return n
}
