---Writes packages from plain tables, without any of the builder's checks: what tests need to make
---bad ones. Columns and opcodes come from src/vm/*.def, as everywhere.
---SPDX-License-Identifier: MIT
local M = {}

local function slurp(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

---Rows of a .def list: arrays of the raw arguments, in order.
local function rows_of(path, macro)
  local rows = {}
  local text = slurp(path):gsub("/%*.-%*/", "")
  for args in text:gmatch("%f[%w_]" .. macro .. "(%b())") do
    local row = {}
    for arg in args:sub(2, -2):gmatch("[^,]+") do row[#row + 1] = arg:match("^%s*(.-)%s*$") end
    rows[#rows + 1] = row
  end
  return rows
end

M.types = {}
for _, row in ipairs(rows_of("src/vm/types.def", "TYPE")) do M.types[row[1]] = tonumber(row[2]) end

M.chunks = {}  -- in order of the list
M.columns = {} -- by tag
for _, row in ipairs(rows_of("src/vm/chunks.def", "CHUNK")) do
  M.chunks[#M.chunks + 1] = { tag = row[1], required = row[2] == "1", version = tonumber(row[3]) }
  M.columns[row[1]] = {}
end
for _, row in ipairs(rows_of("src/vm/chunks.def", "COL")) do
  local columns = M.columns[row[1]]
  columns[#columns + 1] = { name = row[2], type = row[3], arg = row[4] }
end

---Opcode numbers: M.op.TKVM.MARK.
M.op = {}
for _, kind in ipairs { "TKVM", "PRVM", "XPVM", "FORM" } do
  M.op[kind] = {}
  for i, row in ipairs(rows_of("src/vm/" .. kind:lower() .. ".def", kind)) do
    M.op[kind][row[1]] = i - 1
  end
end

---Values of list items: M.item.owner.CPU.
M.item = {}
for _, row in ipairs(rows_of("src/vm/lists.def", "ITEM")) do
  local list = M.item[row[1]] or { n = 0 }
  M.item[row[1]] = list
  list[row[2]] = list.n
  list.n = list.n + 1
end

M.token = {}
for i, row in ipairs(rows_of("src/vm/tokens.def", "TOKEN")) do M.token[row[1]] = i - 1 end
M.n_tokens = #rows_of("src/vm/tokens.def", "TOKEN")

M.errors = {}
for i, row in ipairs(rows_of("src/vm/errors.def", "ERROR")) do M.errors[i - 1] = row[1] end

---FNV-1a 64.
function M.hash(bytes)
  local h = 0xcbf29ce484222325
  for i = 1, #bytes do h = (h ~ bytes:byte(i)) * 0x100000001b3 end
  return h
end

---The bytes with the checksum made right.
function M.repair(bytes)
  return bytes:sub(1, 16) .. ("<I8"):pack(M.hash(bytes:sub(25))) .. bytes:sub(25)
end

local FORMATS = { U8 = "<I1", I8 = "<i1", U16 = "<I2", I16 = "<i2", U32 = "<I4", I64 = "<i8",
  ENUM = "<I1", REF = "<I2", OREF = "<I2", DIRID = "<I2" }

local function chunk_bytes(chunk, model, strings)
  local data, at, known = {}, 0, {}
  local rows = {}
  for _, row in ipairs(chunk.rows) do
    local cells = {}
    for _, column in ipairs(M.columns[chunk.tag]) do
      local value = row[column.name]
      if column.type == "STR" then
        value = ("<I2"):pack(type(value) == "number" and value or strings[value or ""] or 0)
      elseif column.type == "OWNER" then
        value = value or { 2, 0 }
        value = ("<I1I2"):pack(value[1], value[2])
      elseif column.type == "BLOB" or column.type == "CODE" then
        if type(value) == "table" then
          value = ("<I2I2"):pack(value[1], value[2])
        else
          value = value or ""
          if not known[value] then
            known[value] = at
            data[#data + 1] = value
            at = at + #value
          end
          value = ("<I2I2"):pack(known[value], #value)
        end
      else
        value = FORMATS[column.type]:pack(value or 0)
      end
      cells[#cells + 1] = value
    end
    rows[#rows + 1] = table.concat(cells) .. (chunk.extra or "")
  end
  local size = 0
  for _, column in ipairs(M.columns[chunk.tag]) do size = size + M.types[column.type] end
  return ("<I2I2I2I2"):pack(chunk.version or 1, chunk.row_size or size + #(chunk.extra or ""),
    chunk.n_rows or #rows, chunk.reserved or 0) .. table.concat(rows) .. table.concat(data) ..
    (chunk.tail or "")
end

---The bytes of a model: chunk tag to { rows = {...} } with optional oddities: version, row_size,
---n_rows, reserved, extra (bytes behind each row), tail (bytes behind the data), absent,
---flags, raw.
function M.write(model)
  local set, list, strings = { [""] = true }, { "" }, {}
  local tags = {}
  for _, chunk in ipairs(M.chunks) do tags[#tags + 1] = chunk.tag end
  for _, tag in ipairs(model.order or tags) do
    for _, row in ipairs(model[tag] and model[tag].rows or {}) do
      for _, column in ipairs(M.columns[tag] or {}) do
        local value = row[column.name]
        if column.type == "STR" and type(value) == "string" and not set[value] then
          set[value] = true
          list[#list + 1] = value
        end
      end
    end
  end
  if not model.STRS then
    table.sort(list)
    local rows = {}
    for i, text in ipairs(list) do
      strings[text] = i - 1
      rows[i] = { text = text }
    end
    model.STRS = { rows = rows }
  else
    for i, row in ipairs(model.STRS.rows) do strings[row.text] = i - 1 end
  end
  local entries = {}
  for _, chunk in ipairs(M.chunks) do
    local own = model[chunk.tag]
    if own and not own.absent then
      own.tag = chunk.tag
      entries[#entries + 1] = { tag = chunk.tag,
        bytes = own.raw or chunk_bytes(own, model, strings),
        version = own.table_version or chunk.version,
        flags = own.flags or (chunk.required and 1 or 0) }
    end
  end
  for _, entry in ipairs(model.more or {}) do entries[#entries + 1] = entry end
  table.sort(entries, function(a, b) return a.tag < b.tag end)
  local at = 24 + 16 * #entries
  local heads, bodies = {}, {}
  for _, entry in ipairs(entries) do
    heads[#heads + 1] = entry.tag
      .. ("<I4I4I2I2"):pack(at, #entry.bytes, entry.version, entry.flags)
    bodies[#bodies + 1] = entry.bytes
    at = at + #entry.bytes
  end
  local body = table.concat(heads) .. table.concat(bodies)
  return "OPFCPU\r\n" .. ("<I2I2I4I8"):pack(1, #entries, at, M.hash(body)) .. body
end

---Bytecode: opcode by kind and name, then operands; a string operand is taken as it is.
function M.ins(kind, name, ...)
  local out = { string.char((assert(M.op[kind][name], name))) }
  for _, operand in ipairs { ... } do
    out[#out + 1] = type(operand) == "string" and operand or string.char(operand)
  end
  return table.concat(out)
end

function M.label(offset) return ("<I2"):pack(offset) end

---A switch operand: n labels to the same offset.
function M.switch(n, offset) return string.char(n) .. M.label(offset):rep(n) end

---A small package that is valid.
function M.model()
  local ins, label, switch = M.ins, M.label, M.switch
  local classes = {}
  for byte = 0, 255 do
    classes[byte + 1] = (byte == 10 or byte == 13) and "\0" or byte == 32 and "\1" or "\2"
  end
  local line = ins("TKVM", "SKIPSW", 0, switch(3, 9)) .. ins("TKVM", "END")
  local head = ins("TKVM", "MARK") .. ins("TKVM", "WORD", M.token.NAME, 1, 0, 0) ..
    ins("TKVM", "OPER", M.token.OP, 0, label(11)) .. ins("TKVM", "NUMBER", 0, 1) ..
    ins("TKVM", "STRING", 0) .. ins("TKVM", "END")
  return {
    META = { rows = { { name = "t", version = "1", probe = " nop", expect = "\xea",
      probecpu = 0 } } },
    DIAG = { rows = { { code = 101, found = M.item.found.BYTE, what = "" } } },
    FAMS = { rows = { { name = "fam" } } },
    CPUS = { rows = { { name = "cpu", family = 0, dialect = 0, word = 2, order = 0, addrbits = 16,
      maxaddr = 65535 } } },
    ALIA = { rows = { { name = "alias", cpu = 0 } } },
    DIAL = { rows = { { name = "dial", family = 0 } } },
    RCLS = { rows = { { name = "r8" } } },
    REGS = { rows = { { name = "a", rclass = 0, code = 7 } } },
    TCLS = { rows = { { name = "end" }, { name = "blank" }, { name = "word" } } },
    TSET = { rows = { { name = "blanks", classes = 2 }, { name = "words", classes = 4 } } },
    TOKS = { rows = { { classes = table.concat(classes), case = 0, joiner = 95, ident = 1 } } },
    TNUM = { rows = { { set = 0, form = M.item.numform.PREFIX, mark = "$", radix = 16 },
      { set = 0, form = M.item.numform.PLAIN, mark = "", radix = 10 } } },
    TQUO = { rows = { { set = 0, open = 34, close = 34, escapes = 0 } } },
    TESC = { rows = { { set = 0, lead = 92, letter = 120, form = M.item.escform.HEX,
      value = 2 } } },
    TOPS = { rows = { { set = 0, text = "+", expects = 1 }, { set = 0, text = "<<", expects = 1 },
      { set = 0, text = "<=", expects = 1 }, { set = 0, text = "<", expects = 1 },
      { set = 1, text = "*", expects = 1 } } },
    TKVM = { rows = { { state = 0, code = line }, { state = 1, code = head } } },
    PARS = { rows = { { record = 1, trymax = 4 } } },
    SHAP = { rows = { { name = "#e" }, { name = "e" } } },
    PRVM = { rows = {
      { use = M.item.use.STATEMENT, name = "s",
        code = ins("PRVM", "SWITCH", switch(M.n_tokens, 20)) .. ins("PRVM", "DONE") },
      { use = M.item.use.ARGS, name = "a", code = ins("PRVM", "EXPR") .. ins("PRVM", "DONE") },
    } },
    EXPR = { rows = { { version = 1, code = ins("XPVM", "NUMBER") .. ins("XPVM", "FINISH") } } },
    XOPS = { rows = { { oper = 0, prefix = M.item.xop.POS, infix = M.item.xop.ADD } } },
    FITS = { rows = { { name = "u8", low = -128, high = 255 } } },
    TABL = { rows = {
      { guard = ins("FORM", "GUARD", 0, 0) .. ins("FORM", "END"),
        form = ins("FORM", "BYTEVAL", 0xa9, 0, 1, 0) .. ins("FORM", "END"), size = 2 },
      { form = ins("FORM", "ACC", "\0\0\0\0") .. ins("FORM", "FIELD", 0, 0, 8, 0) ..
        ins("FORM", "PUT", 4) .. ins("FORM", "END"), size = 4 },
    } },
    MNEM = { rows = { { name = "lda" }, { name = "sta" } } },
    MSEL = { rows = { { mnem = 0, shape = 0, first = 0, count = 2 },
      { mnem = 0, shape = 1, first = 1, count = 1 } } },
    DIRS = { rows = { { name = "byte", kind = M.item.dirkind.OP, id = 1, preset = 1, args = 1 },
      { name = "lo", kind = M.item.dirkind.FUNCTION, id = M.item.func.LO, args = 65535 } } },
    TRTS = { rows = { { trait = M.item.trait.LOCAL, value = "." } } },
    STAT = { rows = {
      { name = "mode", fit = 0, rule = M.item.staterule.SET, start = 1, shift = 24, lock = 65535 },
      { name = "wide", fit = 0, rule = M.item.staterule.HERE, start = -128, lock = 0, locks = 1,
        held = 255 },
    } },
    ENCO = { rows = { { name = "odd", self = 1, codes = "az\1AA\255" } } },
  }
end

return M
