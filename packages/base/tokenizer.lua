-- tokenizer.lua - tokenizer programs: LINE for a whole statement, HEAD for its label and first
-- word.
--
-- Column 1 decides between label, sign and statement; the first word is looked at for a label's
-- colon; the rest is one loop. Each token ends with the switch that starts the next one, so no
-- token costs a jump.
-- SPDX-License-Identifier: MIT

local next_token = [[
  SKIPSW blank { eol=end, comment=comment, bin digit=number, hex alpha=name, dollar=dollar,
                 percent=percent, quote prime=string, dot=dot, control=control,
                 high bad=illegal, *=op }
]]

-- The same behind a word, where a prime opens no string.
local after_name = [[
  SWITCH { eol=end, comment=comment, blank=blank, bin digit=number, hex alpha=name, dollar=dollar,
           percent=percent,
           quote=string, prime=illegal, dot=dot, control=control, high bad=illegal, *=op }
]]

-- Start of a statement, column 1 excepted; `word` is where its first word goes.
local function statement(word)
  return ([[
  RUN between start main main
  IFRUN rest
  SKIPSW blank { eol=end, comment=comment, hex alpha=WORD, dot=head_dot, bin digit=number,
                 dollar=dollar, percent=percent, quote prime=string, control=control,
                 high bad=illegal, *=op }
]]):gsub("WORD", word)
end

local line = [[
  SWITCH { eol=end, comment=comment, blank=indent, hex alpha=label, dot=head_dot, star=op,
           sign=sign, control=control, high=illegal, *=column1 }

indent:
]] .. statement("word") .. [[
word:                                   -- a label only if a colon touches it
  WORD NAME ident none none
  SWITCH { colon=word_colon, dot=word_dot, prime=illegal, *=word_end }
word_dot:                               -- a dotted name after all
  DROP
  SKIP dotted
  IFIN colon label_dotted
  EMIT NAME
word_end:
]] .. next_token .. [[
word_colon:
  IFNEXT colontail word_assign          -- an assignment is no label's colon
  RETYPE LABEL
  ADV
  JUMP after_label
word_assign:
  JUMP word_end

label:
  WORD LABEL ident none none
  SWITCH { eol=end, comment=comment, blank=after_label, colon=label_colon, dot=label_dot,
           prime=illegal, *=assign }
label_colon:
  IFNEXT colontail assign
  ADV
after_label:
  SKIP blank
assign:
  OPER ASSIGN assign first
  RUN between start main main
]] .. next_token .. [[
first:
]] .. statement("second") .. [[
second:
  WORD NAME ident dot start
  SWITCH { eol=end, comment=comment, blank=blank, colon=second_colon, prime=illegal, *=more }
second_colon:
  IFNEXT colontail more
  FAILM OF0108:TEXT
label_dot:
  IFNEXT start label_dotted
  JUMP assign
label_dotted:
  SKIP dotted
  MARK
  FAILM OF0306:TEXT

sign:
  IFNEXT solid column1
  OPER ANON main column1
]] .. statement("second") .. [[

head_dot:
  IFNEXT run directive                  -- names of CPUs start with digits
  IFNEXT blank dot_blank
  JUMP op
directive:
  ADV
  WORD DOTNAME ident dot run
blank:
more:
  RUN between start main main
rest:
]] .. next_token .. [[
name:
  WORD NAME ident dot start
]] .. after_name .. [[
number:
  NUMBER main run
]] .. next_token .. [[
op:
  OPER OP main illegal
  RUN between start main main
]] .. next_token .. [[
dollar:
  IFNEXT hexdigit hex
  JUMP op
hex:
  ADV
  NUMBER main ident
]] .. next_token .. [[
string:
  STRING main
]] .. next_token .. [[
percent:
  IFEXP percent_value
  JUMP op
percent_value:
  IFNEXT bin binary
  JUMP op
binary:
  ADV
  NUMBER main run
]] .. next_token .. [[
dot:
  IFNEXT start dotname
  JUMP op
dotname:
  ADV
  WORD DOTNAME ident dot start
]] .. next_token .. [[
comment:                                -- looked at for control bytes; END stands before it
  TAIL text control
end:
  END
illegal:
  FAIL OF0101:BYTE
control:
  FAIL OF0102:BYTE
column1:
  FAIL OF0107:BYTE
dot_blank:
  FAIL OF0111:NONE
]]

-- Skipped text: no part of it is an error, and nothing behind the first word is looked at. A word
-- without its dot makes no token, because it can never be the directive that ends what is skipped.
local head = [[
  MARK
  SWITCH { blank=indent, hex alpha=label, dot=dot, sign=sign, *=end }
label:
  WORD LABEL ident none none
  IFIN dot label_dot
label_end:
  IFIN colon colon
  SKIPSW blank { dot=dot, *=end }
indent:
  SKIPSW blank { hex alpha=word, dot=dot, *=end }
word:
  SKIP ident
  IFIN colon colon
  END
colon:
  ADV
  SKIPSW blank { dot=dot, *=end }
label_dot:
  SKIP dotted
  JUMP label_end
sign:
  IFNEXT solid end
  OPER ANON main end
  SKIPSW blank { dot=dot, *=end }
dot:
  IFNEXT run directive
end:
  END
directive:
  ADV
  WORD DOTNAME ident dot run
  END
]]

return { LINE = line, HEAD = head }
