---The validator refuses what it must: at least two packages per rule, each one change away from a
---good one. TAP on standard output. Run from the top of the tree.
---SPDX-License-Identifier: MIT
package.path = "test/vm/?.lua;" .. package.path
local W = require "package_writer"

local ins, label, switch, item, token = W.ins, W.label, W.switch, W.item, W.token
local cases = {}

---A case: how the model or the bytes change, and the error and chunk expected ("-" for the file).
local function case(name, code, chunk, change, patch)
  cases[#cases + 1] = { name = name, code = code, chunk = chunk, change = change, patch = patch }
end

local function row(tag, i, column, value)
  return function(m) m[tag].rows[i][column] = value end
end
local function add(tag, new)
  return function(m) table.insert(m[tag].rows, new) end
end
local function put(at, text) -- at: offset in the file
  return function(bytes) return bytes:sub(1, at) .. text .. bytes:sub(at + #text + 1) end
end
local function nothing() end

---Offset of the table row of the i-th chunk of a file.
local function entry(i) return 24 + 16 * (i - 1) end

-- accepted
case("the model", "OK", "-", nothing)
case("rows with fields of a later version", "OK", "-", function(m) m.REGS.extra = "\1\2" end)
case("unknown optional chunk", "OK", "-", function(m)
  m.more = { { tag = "ZZZZ", bytes = "any", version = 9, flags = 0 } }
end)
case("optional chunks missing", "OK", "-", function(m)
  m.ALIA.absent, m.REGS.absent = true, true
end)
case("a guard that is empty", "OK", "-", row("TABL", 1, "guard", ""))
case("fields side by side", "OK", "-", row("TABL", 2, "form", ins("FORM", "FIELD", 0, 0, 8, 0) ..
  ins("FORM", "FIELD", 1, 8, 24, 0) .. ins("FORM", "PUT", 4) .. ins("FORM", "END")))
case("backward jump that burns", "OK", "-", row("TKVM", 1, "code",
  ins("TKVM", "ADV") .. ins("TKVM", "JUMP", label(0))))
do
  -- A program longer than one window of the bitmap, with jumps across windows.
  local body = ins("TKVM", "IFEXP", label(20004)) .. ("\1"):rep(20000) .. ins("TKVM", "ADV") ..
    ins("TKVM", "JUMP", label(15000))
  case("long program", "OK", "-", row("TKVM", 1, "code", body))
  local bad = ins("TKVM", "IFEXP", label(20005)) .. ("\1"):rep(20000) .. ins("TKVM", "ADV") ..
    ins("TKVM", "JUMP", label(20006))
  case("long program, jump into an operand", "TARGET", "TKVM", row("TKVM", 1, "code", bad))
end

-- header
case("empty file", "SIZE", "-", nothing, function() return "" end)
case("file of 23 bytes", "SIZE", "-", nothing, function(b) return b:sub(1, 23) end)
case("file cut short", "SIZE", "-", nothing, function(b) return b:sub(1, -2) end)
case("file too long", "SIZE", "-", nothing, function(b) return b .. "\0" end)
case("magic", "MAGIC", "-", nothing, put(0, "X"))
case("magic with a plain newline", "MAGIC", "-", nothing, put(6, "\n"))
case("format version 0", "VERSION", "-", nothing, put(8, "\0\0"))
case("format version 2", "VERSION", "-", nothing, put(8, "\2\0"))
case("checksum", "HASH", "-", nothing, { put(16, "\0\0\0\0\0\0\0\0") })
case("one byte changed", "HASH", "-", nothing, { function(b) return b:sub(1, -2) .. "\x7f" end })

-- chunk table
case("more chunks than the file has room for", "CHUNKS", "-", nothing, put(10, "\xff\xff"))
case("one chunk less than there are", "CHUNKS", "ALIA", nothing, function(b)
  return put(10, string.char(b:byte(11) - 1))(b)
end)
case("chunks not sorted", "CHUNKS", "AAAA", nothing, put(entry(2), "AAAA"))
case("chunk twice", "CHUNKS", "ALIA", nothing, put(entry(2), "ALIA"))
case("gap between chunks", "CHUNKS", "CPUS", nothing, function(b)
  return put(entry(2) + 4, ("<I4"):pack(("<I4"):unpack(b, entry(2) + 5) + 1))(b)
end)
case("chunks overlap", "CHUNKS", "CPUS", nothing, function(b)
  return put(entry(2) + 4, ("<I4"):pack(("<I4"):unpack(b, entry(2) + 5) - 1))(b)
end)
case("chunk past the end", "CHUNKS", "ALIA", nothing, put(entry(1) + 8, "\xff\xff\xff\xff"))
case("bytes left over", "CHUNKS", "-", nothing, function(b)
  b = b .. "\0"
  return put(12, ("<I4"):pack(#b))(b)
end)
case("last chunk too short", "CHUNKS", "-", function(m)
  m.more = { { tag = "ZZZZ", bytes = "any", version = 9, flags = 0 } }
end, function(b)
  local at = entry(b:byte(11)) + 8
  return put(at, ("<I4"):pack(("<I4"):unpack(b, at + 1) - 1))(b)
end)
case("reserved flag bit", "VALUE", "ALIA", nothing, put(entry(1) + 14, "\2"))
case("required bit of an optional chunk", "VALUE", "REGS", function(m) m.REGS.flags = 1 end)
case("chunk version in the table", "VERSION", "CPUS", function(m) m.CPUS.table_version = 2 end)
case("chunk version in the chunk", "VERSION", "CPUS", function(m) m.CPUS.version = 2 end)
case("unknown required chunk", "UNKNOWN", "ZZZZ", function(m)
  m.more = { { tag = "ZZZZ", bytes = "", version = 1, flags = 1 } }
end)
case("unknown required chunk in front", "UNKNOWN", "AAAA", function(m)
  m.more = { { tag = "AAAA", bytes = "", version = 1, flags = 1 } }
end)
for _, chunk in ipairs(W.chunks) do
  if chunk.required and chunk.tag ~= "STRS" then
    case("no " .. chunk.tag, "MISSING", chunk.tag, function(m) m[chunk.tag].absent = true end)
  end
end

-- tables
case("chunk shorter than its head", "TABLE", "FAMS", function(m) m.FAMS.raw = "\1\0\2\0\0\0\0" end)
case("row size too small", "TABLE", "CPUS", function(m) m.CPUS.row_size = 12 end)
case("more rows than bytes", "TABLE", "FAMS", function(m) m.FAMS.n_rows = 2 end)
case("rows times size beyond 16 bits", "TABLE", "CPUS", function(m)
  m.CPUS.n_rows, m.CPUS.row_size = 65535, 65535
end)
case("reserved word of a chunk", "VALUE", "FAMS", function(m) m.FAMS.reserved = 1 end)
case("bytes behind a table", "TABLE", "FAMS", function(m) m.FAMS.tail = "\0" end)
case("bytes behind the data", "TABLE", "META", function(m) m.META.tail = "\0" end)
case("blob past the data", "TABLE", "META", row("META", 1, "expect", { 4, 2 }))
case("blob far past the data", "TABLE", "TOKS", row("TOKS", 1, "classes", { 65535, 256 }))
case("blobs overlap", "TABLE", "META", function(m)
  m.META.rows[1].expect = { 3, 2 }
  m.META.tail = "x"
end)
case("strings share bytes", "TABLE", "STRS", function(m)
  W.write(m)
  m.STRS.rows[3].text = { 0, 1 }
end)
case("two rows of META", "TABLE", "META", add("META", { name = "t", version = "1" }))
case("no row of META", "TABLE", "META", function(m) m.META.rows = {} end)

-- values by type
case("STR past STRS", "VALUE", "FAMS", row("FAMS", 1, "name", 999))
case("STR 65535", "VALUE", "MNEM", row("MNEM", 2, "name", 65535))
case("REF past its chunk", "VALUE", "CPUS", row("CPUS", 1, "family", 1))
case("REF 65535", "VALUE", "ALIA", row("ALIA", 1, "cpu", 65535))
case("OREF past its chunk", "VALUE", "META", row("META", 1, "probecpu", 1))
case("OREF 65534", "VALUE", "DIRS", row("DIRS", 2, "args", 65534))
case("ENUM at its count", "VALUE", "CPUS", row("CPUS", 1, "order", item.order.n))
case("ENUM 255", "VALUE", "TRTS", row("TRTS", 1, "trait", 255))
case("OWNER kind", "VALUE", "TRTS", row("TRTS", 1, "owner", { 3, 0 }))
case("OWNER row", "VALUE", "REGS", row("REGS", 1, "owner", { 1, 1 }))
case("DIRID of a function", "VALUE", "DIRS", row("DIRS", 2, "id", item.func.n))
case("DIRID of a directive", "VALUE", "DIRS", row("DIRS", 1, "id", 255))
case("unit word of nine bytes", "VALUE", "DIRS", function(m)
  m.DIRS.rows[2].kind, m.DIRS.rows[2].id = item.dirkind.UNIT, 9
end)
for kind, list in pairs { KEY = "option", CHOICE = "choice" } do      -- the order does not count
  case("DIRID of a " .. kind:lower(), "VALUE", "DIRS", function(m)
    m.DIRS.rows[2].kind, m.DIRS.rows[2].id = item.dirkind[kind], item[list].n
  end)
end
case("preset of nine bytes", "VALUE", "DIRS", row("DIRS", 1, "preset", 9))
case("preset of 255 bytes", "VALUE", "DIRS", row("DIRS", 1, "preset", 255))
case("arguments by a statement program", "VALUE", "DIRS", row("DIRS", 1, "args", 0))

-- encodings
case("an encoding without codes", "OK", "-", row("ENCO", 1, "codes", ""))
case("codes up to $FF", "OK", "-", row("ENCO", 1, "codes", "\0\255\0\1\1\255"))
case("bytes that stand for something else", "VALUE", "ENCO", row("ENCO", 1, "self", 2))
case("half a triple", "VALUE", "ENCO", row("ENCO", 1, "codes", "az\1A"))
case("a range of bytes upside down", "VALUE", "ENCO", row("ENCO", 1, "codes", "za\1"))
case("codes beyond $FF", "VALUE", "ENCO", row("ENCO", 1, "codes", "az\1\0\1\255"))

-- strings
local function strs(change)
  return function(m)
    W.write(m)
    change(m.STRS.rows)
  end
end
case("strings not sorted", "ORDER", "STRS", strs(function(rows)
  rows[2].text, rows[3].text = rows[3].text, rows[2].text
end))
case("string with equal bytes", "ORDER", "STRS", strs(function(rows)
  rows[3].text = rows[2].text .. rows[3].text -- the bytes of row 2 are no whole entry: kept apart
  rows[2].text, rows[3].text = rows[3].text, rows[2].text
end))
case("string twice", "TABLE", "STRS", function(m)
  W.write(m)
  table.insert(m.STRS.rows, { text = "" })
end)
for _, bad in ipairs { { "NUL in a string", "zz\0" }, { "string ends in a sequence", "zz\xc3" },
  { "overlong sequence", "zz\xc0\x80" }, { "overlong of three", "zz\xe0\x80\x80" },
  { "surrogate", "zz\xed\xa0\x80" }, { "past U+10FFFF", "zz\xf4\x90\x80\x80" },
  { "stray byte", "zz\x80" } } do
  case(bad[1], "TEXT", "STRS", function(m)
    W.write(m)
    table.insert(m.STRS.rows, { text = bad[2] })
  end)
end
case("probe is no text", "TEXT", "META", row("META", 1, "probe", "\xff"))

-- CPUs
case("word of no bytes", "VALUE", "CPUS", row("CPUS", 1, "word", 0))
case("word of nine bytes", "VALUE", "CPUS", row("CPUS", 1, "word", 9))
case("no address bits", "VALUE", "CPUS", row("CPUS", 1, "addrbits", 0))
case("33 address bits", "VALUE", "CPUS", row("CPUS", 1, "addrbits", 33))
case("highest address needs 17 bits", "VALUE", "CPUS", row("CPUS", 1, "maxaddr", 65536))
case("highest address needs 32 bits", "VALUE", "CPUS", row("CPUS", 1, "maxaddr", 0xffffffff))
case("dialect of another family", "VALUE", "CPUS", function(m)
  m.FAMS.rows[2] = { name = "fam2" }
  m.DIAL.rows[2] = { name = "dial2", family = 1 }
  m.CPUS.rows[1].dialect = 1
end)
case("CPU twice", "ORDER", "CPUS", function(m)
  m.CPUS.rows[2] = m.CPUS.rows[1]
end)
case("family twice", "ORDER", "FAMS", add("FAMS", { name = "fam" }))
case("alias twice", "ORDER", "ALIA", add("ALIA", { name = "alias", cpu = 0 }))
case("mnemonic twice", "ORDER", "MNEM", add("MNEM", { name = "lda" }))
case("diagnostic not known", "VALUE", "DIAG", row("DIAG", 1, "code", 9999))
case("diagnostic 0", "VALUE", "DIAG", row("DIAG", 1, "code", 0))

-- lexis
local function class_at(byte, class)
  return function(m)
    local map = m.TOKS.rows[1].classes
    m.TOKS.rows[1].classes = map:sub(1, byte) .. string.char(class) .. map:sub(byte + 2)
  end
end
case("class past TCLS", "VALUE", "TOKS", class_at(65, 3))
case("newline is no end of line", "VALUE", "TOKS", class_at(10, 1))
case("return is no end of line", "VALUE", "TOKS", class_at(13, 1))
case("NUL is an end of line", "VALUE", "TOKS", class_at(0, 0))
case("class map of 255 bytes", "VALUE", "TOKS", function(m)
  m.TOKS.rows[1].classes = m.TOKS.rows[1].classes:sub(1, 255)
end)
case("class map of 257 bytes", "VALUE", "TOKS", function(m)
  m.TOKS.rows[1].classes = m.TOKS.rows[1].classes .. "\1"
end)
case("33 classes", "TABLE", "TCLS", function(m)
  for i = 4, 33 do m.TCLS.rows[i] = { name = "c" .. i } end
end)
case("no classes", "TABLE", "TCLS", function(m) m.TCLS.rows = {} end)
case("33 sets", "TABLE", "TSET", function(m)
  for i = 3, 33 do m.TSET.rows[i] = { name = "s" .. i, classes = 2 } end
end)
case("class 0 in a set", "VALUE", "TSET", row("TSET", 1, "classes", 3))
case("set with a class that is not", "VALUE", "TSET", row("TSET", 1, "classes", 8))
case("radix 1", "VALUE", "TNUM", row("TNUM", 1, "radix", 1))
case("radix 37", "VALUE", "TNUM", row("TNUM", 1, "radix", 37))
case("prefix without a mark", "VALUE", "TNUM", row("TNUM", 1, "mark", ""))
case("mark of nine bytes", "VALUE", "TNUM", row("TNUM", 1, "mark", "123456789"))
case("mark with a newline", "VALUE", "TNUM", row("TNUM", 1, "mark", "\n"))
case("quote is a newline", "VALUE", "TQUO", row("TQUO", 1, "close", 10))
case("quote is a return", "VALUE", "TQUO", row("TQUO", 1, "open", 13))
case("escape set that is not", "VALUE", "TQUO", row("TQUO", 1, "escapes", 1))
case("escape set 254", "VALUE", "TQUO", row("TQUO", 1, "escapes", 254))
case("escape by a newline", "VALUE", "TESC", row("TESC", 1, "lead", 10))
case("escape of a return", "VALUE", "TESC", row("TESC", 1, "letter", 13))
case("hex escape of no digits", "VALUE", "TESC", row("TESC", 1, "value", 0))
case("hex escape of nine digits", "VALUE", "TESC", row("TESC", 1, "value", 9))
case("joiner is a newline", "VALUE", "TOKS", row("TOKS", 1, "joiner", 10))

-- operators
case("empty operator", "VALUE", "TOPS", row("TOPS", 1, "text", ""))
case("operator of nine bytes", "VALUE", "TOPS", row("TOPS", 1, "text", "+++++++++"))
case("operator with a newline", "VALUE", "TOPS", row("TOPS", 1, "text", "+\n"))
case("operator twice", "ORDER", "TOPS", row("TOPS", 3, "text", "<<"))
case("shorter operator first", "ORDER", "TOPS", function(m)
  m.TOPS.rows[2].text, m.TOPS.rows[4].text = "<", "<<"
end)
case("first bytes not sorted", "ORDER", "TOPS", row("TOPS", 1, "text", "?"))
case("sets not sorted", "ORDER", "TOPS", row("TOPS", 1, "set", 1))
case("set twice in the table", "ORDER", "TOPS", add("TOPS", { set = 0, text = "~" }))
case("set 4", "VALUE", "TOPS", row("TOPS", 5, "set", 4))
case("expects 2", "VALUE", "TOPS", row("TOPS", 1, "expects", 2))
case("256 operators", "TABLE", "TOPS", function(m)
  m.TOPS.rows = {}
  for i = 1, 256 do m.TOPS.rows[i] = { text = ("a%05d"):format(i) } end
end)
case("binary operation as a prefix", "VALUE", "XOPS", row("XOPS", 1, "prefix", item.xop.ADD))
case("range as a prefix", "VALUE", "XOPS", row("XOPS", 1, "prefix", item.xop.RANGEI))
case("unary operation as an infix", "VALUE", "XOPS", row("XOPS", 1, "infix", item.xop.POS))
case("bank byte as an infix", "VALUE", "XOPS", row("XOPS", 1, "infix", item.xop.BANK))
case("operator twice for an owner", "ORDER", "XOPS", add("XOPS", { oper = 0 }))
case("joins to the right twice", "VALUE", "XOPS", row("XOPS", 1, "right", 2))
case("operator twice, rows between", "ORDER", "XOPS", function(m)
  m.XOPS.rows[2] = { oper = 1 }
  m.XOPS.rows[3] = { oper = 0 }
end)

-- programs
local T, P, X, F = "TKVM", "PRVM", "EXPR", "TABL"
local function code(tag, i, text, column) return row(tag, i, column or "code", text) end
local fend, tend = ins("FORM", "END"), ins("TKVM", "END")
case("unknown opcode in TKVM", "OPCODE", T, code(T, 1, "\xff" .. tend))
case("unknown opcode in PRVM", "OPCODE", P, code(P, 1, "\xff"))
case("unknown opcode in EXPR", "OPCODE", X, code(X, 1, "\xff"))
case("unknown opcode in a form", "OPCODE", F, code(F, 1, "\xff" .. fend, "form"))
case("unknown opcode behind a jump", "OPCODE", T, code(T, 1, tend .. "\xfe"))
case("guard in a form", "OPCODE", F, code(F, 1, ins("FORM", "GUARD", 0, 0) .. fend, "form"))
case("form in a guard", "OPCODE", F, code(F, 1, ins("FORM", "BYTE", 0) .. fend, "guard"))
case("set past TSET", "OPERAND", T, code(T, 1, ins(T, "SKIP", 2) .. tend))
case("operator past TOPS", "OPERAND", P, code(P, 1, ins(P, "TAKE", 5) .. ins(P, "DONE")))
case("digits of a set past TSET", "OPERAND", T, code(T, 1, ins(T, "NUMBER", 0, 2) .. tend))
case("operator set that is not", "OPERAND", T,
  code(T, 1, ins(T, "OPER", token.OP, 2, label(0)) .. tend))
case("number set that is not", "OPERAND", T, code(T, 1, ins(T, "NUMBER", 1, 0) .. tend))
case("quote set that is not", "OPERAND", T, code(T, 1, ins(T, "STRING", 1) .. tend))
case("token kind past the list", "OPERAND", P,
  code(P, 1, ins(P, "IFKIND", W.n_tokens, label(4)) .. ins(P, "DONE")))
case("diagnostic past DIAG", "OPERAND", T, code(T, 1, ins(T, "FAIL", 1)))
case("class past RCLS", "OPERAND", P, code(P, 1, ins(P, "REG", 1) .. ins(P, "DONE")))
case("shape past SHAP", "OPERAND", P, code(P, 1, ins(P, "SHAPE", 2) .. ins(P, "DONE")))
case("fit past FITS", "OPERAND", F, code(F, 1, ins("FORM", "GUARD", 0, 1) .. fend, "guard"))
case("operand 8", "OPERAND", F, code(F, 1, ins("FORM", "GUARD", 8, 0) .. fend, "guard"))
case("operation 255", "OPERAND", P, code(P, 1, ins(P, "OPERATION", 255) .. ins(P, "DONE")))
case("switch of two classes for three", "OPERAND", T,
  code(T, 1, ins(T, "SWITCH", switch(2, 0)) .. tend))
case("switch with a label too many", "OPERAND", P,
  code(P, 1, ins(P, "SWITCH", switch(W.n_tokens + 1, 0)) .. ins(P, "DONE")))
case("switch of no token kinds", "OPERAND", X, code(X, 1, ins("XPVM", "SWITCH", 0)))
case("word as a number", "OPERAND", T, code(T, 2, ins(T, "WORD", token.NUMBER, 1, 0, 0) .. tend))
case("operator as a name", "OPERAND", T,
  code(T, 2, ins(T, "OPER", token.NAME, 0, label(5)) .. tend))
case("number that is not read", "OPERAND", T, code(T, 2, ins(T, "EMIT", token.NUMBER) .. tend))
case("operator that is not looked for", "OPERAND", T, code(T, 2, ins(T, "EMIT", token.OP) .. tend))
case("name made an operator", "OPERAND", T, code(T, 2, ins(T, "RETYPE", token.OP) .. tend))
case("jump past the end", "TARGET", T, code(T, 1, ins(T, "JUMP", label(3))))
case("jump far past the end", "TARGET", P, code(P, 1, ins(P, "JUMP", label(65535))))
case("jump into an operand", "TARGET", T, code(T, 1, ins(T, "JUMP", label(1))))
case("switch into an operand", "TARGET", T, code(T, 1, ins(T, "SWITCH", switch(3, 2)) .. tend))
case("program ends behind NEXT", "FALL", T, code(T, 1, ins(T, "MARK")))
case("program ends behind JUMP flow", "FALL", P, code(P, 1, ins(P, "TRY", label(0))))
case("program ends in an operand", "FALL", T, code(T, 1, ins(T, "JUMP") .. "\0"))
case("program ends in a switch", "FALL", P, code(P, 1, ins(P, "SWITCH", W.n_tokens) .. "\0"))
case("switch count behind the end", "FALL", T, code(T, 1, ins(T, "SWITCH")))
case("empty program", "FALL", T, code(T, 1, ""))
case("empty form", "FALL", F, code(F, 1, "", "form"))
case("backward test", "LOOP", T, code(T, 1, ins(T, "ADV") .. ins(T, "IFEXP", label(0)) .. tend))
case("test that goes to itself", "LOOP", P,
  code(P, 1, ins(P, "IFOP", 0, label(0)) .. ins(P, "DONE")))
case("backward prefix", "LOOP", X,
  code(X, 1, ins("XPVM", "PREFIX", label(0)) .. ins("XPVM", "FINISH")))

-- encoder
case("range upside down", "VALUE", "FITS", row("FITS", 1, "low", 256))
case("range of extremes, swapped", "VALUE", "FITS", function(m)
  m.FITS.rows[1].low, m.FITS.rows[1].high = math.maxinteger, math.mininteger
end)
case("size is not what is emitted", "VALUE", F, row(F, 1, "size", 1))
case("size of a word", "VALUE", F, row(F, 2, "size", 3))
case("flags of a row that are not there", "VALUE", F, row(F, 1, "flags", 2))
local function form(text) return code(F, 2, text .. fend, "form") end
case("value of no bytes", "OPERAND", F, form(ins("FORM", "VAL", 0, 0, 0)))
case("value of nine bytes", "OPERAND", F, form(ins("FORM", "VAL", 0, 9, 0)))
case("displacement of nine bytes", "OPERAND", F, form(ins("FORM", "REL", 0, 9, 0, 0)))
case("accumulator of no bytes", "OPERAND", F, form(ins("FORM", "PUT", 0)))
case("17 bytes", "OPERAND", F, form(ins("FORM", "VAL", 0, 8, 0):rep(2) .. ins("FORM", "BYTE", 0)))
case("field of no bits", "OPERAND", F,
  form(ins("FORM", "FIELD", 0, 0, 0, 0) .. ins("FORM", "PUT", 4)))
case("field past bit 31", "OPERAND", F,
  form(ins("FORM", "FIELD", 0, 25, 8, 0) .. ins("FORM", "PUT", 4)))
case("field from bit 255", "OPERAND", F,
  form(ins("FORM", "RELFIELD", 0, 255, 1, 0) .. ins("FORM", "PUT", 4)))
case("fields overlap", "OPERAND", F, form(ins("FORM", "FIELD", 0, 0, 8, 0) ..
  ins("FORM", "FIELD", 1, 7, 2, 0) .. ins("FORM", "PUT", 4)))
case("field outside of its word", "OPERAND", F,
  form(ins("FORM", "FIELD", 0, 4, 8, 0) .. ins("FORM", "PUT", 1)))
case("bytes behind END", "OPERAND", F, form(fend .. ins("FORM", "BYTE", 0)))
case("no candidates", "VALUE", "MSEL", row("MSEL", 1, "count", 0))
case("17 candidates", "VALUE", "MSEL", row("MSEL", 1, "count", 17))
case("candidates past TABL", "VALUE", "MSEL", row("MSEL", 2, "count", 2))
case("sizes fall", "ORDER", "MSEL", function(m)
  m.TABL.rows[1], m.TABL.rows[2] = m.TABL.rows[2], m.TABL.rows[1]
end)
case("candidate lists not sorted", "ORDER", "MSEL", row("MSEL", 1, "mnem", 1))
case("candidate list twice", "ORDER", "MSEL", row("MSEL", 2, "shape", 0))
case("trait of two bytes", "VALUE", "TRTS", row("TRTS", 1, "value", ".."))
case("closer of 12 bytes", "VALUE", "TRTS", function(m)
  m.TRTS.rows[1].trait, m.TRTS.rows[1].value = item.trait.CLOSE, ("e"):rep(12)
end)
case("brace of one byte", "VALUE", "TRTS", row("TRTS", 1, "trait", item.trait.MACBRACE))

case("pairs of 13 bytes", "VALUE", "TRTS", function(m)
  m.TRTS.rows[1].trait, m.TRTS.rows[1].value = item.trait.MACARGS, ",()[]{}<>\"\"''"
end)
case("separator and half a pair", "VALUE", "TRTS", function(m)
  m.TRTS.rows[1].trait, m.TRTS.rows[1].value = item.trait.MACARGS, ",("
end)

-- states
case("start below the values of a key", "VALUE", "STAT", row("STAT", 1, "start", -129))
case("start above the values of a key", "VALUE", "STAT", row("STAT", 2, "start", 256))
case("start far outside", "VALUE", "STAT", row("STAT", 1, "start", math.mininteger))
case("address shifted by 25", "VALUE", "STAT", row("STAT", 1, "shift", 25))
case("address shifted by 255", "VALUE", "STAT", row("STAT", 2, "shift", 255))
case("a key that holds itself", "VALUE", "STAT", row("STAT", 1, "lock", 0))
case("a key held by one behind it", "VALUE", "STAT", row("STAT", 1, "lock", 1))
case("a key held by none", "VALUE", "STAT", row("STAT", 2, "lock", 2))
case("held at a value it cannot have", "VALUE", "STAT", function(m)
  m.FITS.rows[1].high = 254
end)
case("held at a value above one bit", "VALUE", "STAT", function(m)
  m.FITS.rows[2] = { name = "bit", low = 0, high = 1 }
  m.STAT.rows[2].fit, m.STAT.rows[2].start, m.STAT.rows[2].held = 1, 0, 2
end)
case("held does not count without a lock", "OK", "-", function(m)
  m.FITS.rows[2] = { name = "bit", low = 0, high = 1 }
  m.STAT.rows[1].fit, m.STAT.rows[1].held = 1, 255
end)
case("values of a key past FITS", "VALUE", "STAT", row("STAT", 1, "fit", 1))
case("rule of a key past the list", "VALUE", "STAT", row("STAT", 2, "rule", item.staterule.n))
case("16 keys", "OK", "-", function(m)
  for i = 3, 16 do m.STAT.rows[i] = { name = "k" .. i, lock = 65535 } end
end)
case("17 keys", "TABLE", "STAT", function(m)
  for i = 3, 17 do m.STAT.rows[i] = { name = "k" .. i, lock = 65535 } end
end)
case("no keys", "OK", "-", function(m) m.STAT.absent = true end)

---A second row of TABL whose form starts with what changes a state, or whose guard asks for one.
local function modal(column, text, flags)
  return function(m)
    local cells = m.TABL.rows[2]
    cells[column] = text .. (column == "form" and cells.form or fend)
    cells.flags = flags
  end
end
local changes = {
  SET = { ins("FORM", "SET", 1, 0), ins("FORM", "SET", 2, 0) },
  SETIF = { ins("FORM", "SETIF", 0, 255, 1, 0), ins("FORM", "SETIF", 0, 1, 2, 0) },
  FORGET = { ins("FORM", "FORGET", 0), ins("FORM", "FORGET", 255) },
}
local asks = {
  WHEN = { ins("FORM", "WHEN", 1, 0), ins("FORM", "WHEN", 2, 0), ins("FORM", "WHEN", 1, 1) },
  NEAR = { ins("FORM", "NEAR", 0, 1, 0), ins("FORM", "NEAR", 0, 2, 0),
           ins("FORM", "NEAR", 0, 1, 1), ins("FORM", "NEAR", 8, 1, 0) },
}
for _, name in ipairs { "SET", "SETIF", "FORGET" } do
  case(name, "OK", "-", modal("form", changes[name][1], 1))
  case(name .. " in a row that denies it", "VALUE", F, modal("form", changes[name][1], 0))
  case(name .. " of a key that is not", "OPERAND", F, modal("form", changes[name][2], 1))
  case(name .. " in a guard", "OPCODE", F, modal("guard", changes[name][1], 1))
end
for _, name in ipairs { "WHEN", "NEAR" } do
  case(name, "OK", "-", modal("guard", asks[name][1], 1))
  case(name .. " in a row that denies it", "VALUE", F, modal("guard", asks[name][1], 0))
  for i = 2, #asks[name] do
    case(("%s of what is not, %d"):format(name, i - 1), "OPERAND", F,
      modal("guard", asks[name][i], 1))
  end
  case(name .. " in a form", "OPCODE", F, modal("form", asks[name][1], 1))
end
case("flags beyond the first", "VALUE", F, modal("guard", asks.WHEN[1], 3))
case("SETIF of operand 8", "OPERAND", F,
  modal("form", ins("FORM", "SETIF", 8, 1, 1, 0), 1))
local function offset(n_bytes, state, fit, size)
  return function(m)
    m.TABL.rows[2] = { form = ins("FORM", "OFFSET", 0, state, n_bytes, fit) .. fend, size = size,
      flags = 1 }
  end
end
case("OFFSET", "OK", "-", offset(3, 1, 0, 3))
case("OFFSET in a row that denies it", "VALUE", F, function(m)
  offset(3, 1, 0, 3)(m)
  m.TABL.rows[2].flags = 0
end)
case("OFFSET of a key that is not", "OPERAND", F, offset(3, 2, 0, 3))
case("OFFSET of a fit that is not", "OPERAND", F, offset(3, 1, 1, 3))
case("OFFSET of no bytes", "OPERAND", F, offset(0, 1, 0, 2))
case("OFFSET of nine bytes", "OPERAND", F, offset(9, 1, 0, 9))
case("size of an OFFSET", "VALUE", F, offset(3, 1, 0, 2))
case("STATE in a program", "OK", "-", code(P, 2, ins(P, "STATE", 1) .. ins(P, "DONE")))
case("STATE of a key that is not", "OPERAND", P, code(P, 2, ins(P, "STATE", 2) .. ins(P, "DONE")))
case("STATE without keys", "OPERAND", P, function(m)
  m.STAT.absent = true
  m.PRVM.rows[2].code = ins(P, "STATE", 0) .. ins(P, "DONE")
end)
case("REFUSE ends a program", "OK", "-", code(P, 2, ins(P, "REFUSE", 0)))
case("REFUSE with a diagnostic past DIAG", "OPERAND", P, code(P, 2, ins(P, "REFUSE", 1)))

-- bytes shared by many rows: refused before they are looked at that often
case("a program 2000 times", "TABLE", T, function(m)
  local text = tend:rep(8000)
  for i = 1, 2000 do m.TKVM.rows[i] = { state = i == 1 and 0 or 1, code = text } end
end)
case("strings share bytes behind rows of a later version", "TABLE", "STRS", function(m)
  W.write(m)
  m.STRS.extra = "\0"
  m.STRS.tail = ("x"):rep(60000)
  for i = 1, 200 do m.STRS.rows[#m.STRS.rows + 1] = { text = { i, 50000 } } end
end)

-- versions and contracts
case("record version", "VERSION", "PARS", row("PARS", 1, "record", 2))
case("record version 0", "VERSION", "PARS", row("PARS", 1, "record", 0))
case("expression version", "VERSION", X, row(X, 1, "version", 2))
case("expression version 0", "VERSION", X, row(X, 1, "version", 0))
case("no entry LINE", "CONTRACT", T, row(T, 1, "state", 1))
case("no entry HEAD", "CONTRACT", T, row(T, 2, "state", 0))
case("no statement program", "CONTRACT", P, row(P, 1, "use", item.use.OPERANDS))
for _, tag in ipairs { "TOKS", "PARS", "EXPR" } do
  case("no row of " .. tag, "CONTRACT", tag, function(m) m[tag].rows = {} end)
  case(tag .. " of another CPU", "CONTRACT", tag, function(m)
    m.FAMS.rows[2] = { name = "fam2" }
    m[tag].rows[1].owner = { item.owner.FAMILY, 1 }
  end)
end
case("programs by CPU and dialect", "OK", "-", function(m)
  m.TKVM.rows[1].owner = { item.owner.CPU, 0 }
  m.PRVM.rows[1].owner = { item.owner.DIALECT, 0 }
end)

---A package of the tree, built by the builder: it must pass.
local function shipped(name)
  local path = "build/test/" .. name .. ".opcpu"
  os.execute("mkdir -p build/test")
  os.execute("lua5.4 lua/opforge/builder/main.lua build packages/" .. name .. "/package.lua -o "
    .. path)
  local file = io.open(path, "rb")
  local bytes = file and file:read("a") or ""
  case("package " .. name, "OK", "-", nothing, { function() return bytes end })
end
shipped("base")
shipped("mos6502")

local function run()
  local cc = os.getenv("CC") or "cc"
  local command = cc .. " -std=c11 -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all" ..
    " -Isrc -o build/test/validate_test test/vm/validate_test.c src/vm/package.c" ..
    " src/vm/validate.c src/vm/vcode.c src/vm/digest.c 2>&1"
  local build = assert(io.popen(command))
  local messages = build:read("a")
  if not build:close() then
    print("Bail out! " .. command .. "\n" .. messages)
    os.exit(1)
  end
  local out = assert(io.open("build/test/validate.bin", "wb"))
  for _, c in ipairs(cases) do
    local model = W.model()
    c.change(model)
    local bytes = W.write(model)
    if type(c.patch) == "function" then
      bytes = c.patch(bytes)
      if #bytes >= 24 then bytes = W.repair(bytes) end
    elseif c.patch then
      bytes = c.patch[1](bytes) -- the checksum stays as it was
    end
    out:write(("<I4"):pack(#bytes), bytes)
    c.size = #bytes
  end
  out:close()
  local results = assert(io.popen("build/test/validate_test build/test/validate.bin 2>&1"))
  local failed = 0
  print("1.." .. #cases + 1)
  local function report(i, ok, name, got)
    print((ok and "ok " or "not ok ") .. i .. " - " .. name)
    if not ok then
      failed = failed + 1
      print("# got " .. tostring(got))
    end
  end
  local line = results:read("l")
  report(1, line == "digest ok", "digest", line)
  for i, c in ipairs(cases) do
    line = results:read("l")
    local number, chunk, offset = (line or ""):match("^(%d+) (%S+) (%d+)$")
    local name = W.errors[tonumber(number)]
    report(i + 1, name == c.code and chunk == c.chunk and tonumber(offset) <= c.size,
      c.name .. ": " .. c.code .. " " .. c.chunk, (name or "nothing") .. ": " .. tostring(line))
  end
  local rest = results:read("a")
  if not results:close() then
    failed = failed + 1
    print("# " .. rest:gsub("\n", "\n# "))
  end
  os.exit(failed == 0 and 0 or 1)
end

run()
