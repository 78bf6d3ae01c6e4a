---Reference pages, made from the lists: one page per closed set.
---SPDX-License-Identifier: MIT
local M = {}

local function escape(text)
  return (tostring(text):gsub("|", "\\|"):gsub("<", "&lt;"))
end

local function code(text)
  return text == "" and "" or "`" .. tostring(text):gsub("|", "\\|") .. "`"
end

local function page(title, sources)
  local out = { "<!-- Generated from " .. sources ..
                " by lua/opforge/builder/gen.lua; edit those instead. -->", "# " .. title, "" }
  local self = {}
  function self.text(...)
    out[#out + 1] = (...):format(select(2, ...))
    out[#out + 1] = ""
  end
  function self.head(text)
    out[#out + 1] = "## " .. text
    out[#out + 1] = ""
  end
  function self.table(head, rows)
    out[#out + 1] = "| " .. table.concat(head, " | ") .. " |"
    out[#out + 1] = "|" .. ("---|"):rep(#head)
    for _, row in ipairs(rows) do
      out[#out + 1] = "| " .. table.concat(row, " | ") .. " |"
    end
    out[#out + 1] = ""
  end
  function self.done()
    return (table.concat(out, "\n"):gsub("\n+$", "\n"))
  end
  return self
end

local function map(list, make)
  local out = {}
  for i, one in ipairs(list) do
    out[i] = make(one, i - 1)
  end
  return out
end

local function opcodes(data)
  local p = page("Opcodes", "src/vm/tkvm.def, prvm.def, xpvm.def, expr.def, form.def, types.def")
  p.text("A program is a row of instructions: an opcode byte, then its operands, little-endian. " ..
         "NEXT goes on behind the instruction, JUMP may also go to its label, GOTO only " ..
         "goes to labels, " ..
         "STOP ends the program. A burn of 1 costs a step; every backward jump leads through one.")
  local sets = { { "Tokenizer (TKVM)", data.tkvm }, { "Statement parser (PRVM)", data.prvm },
                 { "Expression parser (XPVM)", data.xpvm } }
  for _, set in ipairs(sets) do
    p.head(set[1])
    p.table({ "Code", "Name", "Operands", "Flow", "Burn", "Meaning" }, map(set[2], function(op, n)
      return { n, code(op.name), table.concat(op.operands, ", "), op.flow, op.burn,
               escape(op.text) }
    end))
  end
  p.head("Guards and encode programs (FORM)")
  p.table({ "Code", "Name", "Operands", "Use", "Meaning" }, map(data.form, function(op, n)
    return { n, code(op.name), table.concat(op.operands, ", "), op.use, escape(op.text) }
  end))
  p.head("Expression code (EXPR)")
  p.text("Made at run time by the expression parser; packages never hold it.")
  p.table({ "Code", "Name", "Operand", "Class", "Meaning" }, map(data.expr, function(op, n)
    return { n, code(op.name), op.operand == "NONE" and "" or op.operand, op.class,
             escape(op.text) }
  end))
  p.head("Operand and column types")
  p.table({ "Name", "Bytes", "Meaning" }, map(data.types, function(one)
    return { code(one.name), one.bytes, escape(one.text) }
  end))
  return p.done()
end

local function diagnostics(data)
  local p = page("Diagnostics", "src/vm/diag.def")
  p.text("In a message `{x}` is an argument. Warnings have a name for `-W`.")
  p.table({ "Code", "Message", "Cause", "Cure" }, map(data.diag, function(one)
    local kind = one.severity == "WARNING" and (" (warning `%s`)"):format(one.warning) or ""
    return { one.code, escape(one.message) .. kind, escape(one.cause), escape(one.cure) }
  end))
  return p.done()
end

local function limits(data)
  local p = page("Limits", "src/vm/limits.def")
  p.text("Each is a count, set by `--limit NAME=N` up to its hard maximum. Reaching one is " ..
         "the diagnostic in " ..
         "the second column.")
  p.table({ "Name", "Code", "Default", "Hard maximum", "Own flag", "Counts" },
          map(data.limits, function(one)
    return { code(one.text), ("OF%04d"):format(one.code), one.default, one.max, code(one.flag),
             escape(one.what) }
  end))
  return p.done()
end

local function package_page(data)
  local p = page("Package format", "src/vm/chunks.def, types.def, lists.def, tokens.def")
  p.text("A package (`*.opcpu`) is little-endian and position-independent. Header, 24 " ..
         "bytes: the magic " ..
         "`OPFCPU` CR LF, u16 format version 1, u16 number of chunks, u32 total length, " ..
         "u64 FNV-1a of all " ..
         "bytes behind the header. Then the chunk table, sorted by tag: 4 bytes tag, u32 " ..
         "offset in the file, " ..
         "u32 length, u16 version, u16 flags (bit 0: required). Then the chunks in that " ..
         "order, without gaps.")
  p.text("A chunk is u16 version, u16 row size, u16 rows, u16 0, the rows, then its data. " ..
         "BLOB and CODE " ..
         "columns are u16 offset and u16 length in the data; the data stands in order of " ..
         "rows and columns, " ..
         "equal entries once. STR columns are rows of STRS.")
  for _, chunk in ipairs(data.chunks) do
    p.head(("%s%s"):format(chunk.tag, chunk.required and "" or " (optional)"))
    p.text("%s. Version %d.", escape(chunk.text), chunk.version)
    p.table({ "Column", "Type", "Of", "Meaning" }, map(chunk.columns, function(one)
      return { code(one.name), one.type, one.of or "", escape(one.text) }
    end))
  end
  p.head("Types")
  p.table({ "Name", "Bytes", "Meaning" }, map(data.types, function(one)
    return { code(one.name), one.bytes, escape(one.text) }
  end))
  p.head("Token kinds")
  p.table({ "Number", "Name", "Meaning" }, map(data.tokens, function(one, n)
    return { n, code(one.name), escape(one.text) }
  end))
  for _, list in ipairs(data.lists) do
    p.head("List " .. list.name)
    p.table({ "Number", "Name", "Meaning" }, map(list.items, function(one, n)
      return { n, code(one.name), escape(one.text) }
    end))
  end
  return p.done()
end

local function records(data)
  local p = page("Statement records", "src/vm/record.def")
  p.text("What the parser makes of a line, version 1: a head, the label's name id when " ..
         "there is a label, " ..
         "operand words of tag and payload, then expression code.")
  p.head("Head")
  p.table({ "Field", "Bytes", "Meaning" }, map(data.record.fields, function(one)
    return { code(one.name), one.bytes, escape(one.text) }
  end))
  p.head("In place of the operands of a long record")
  p.table({ "Field", "Bytes", "Meaning" }, map(data.record.long, function(one)
    return { code(one.name), one.bytes, escape(one.text) }
  end))
  p.head("Kinds")
  p.table({ "Number", "Name", "Meaning" }, map(data.record.kinds, function(one, n)
    return { n, code(one.name), escape(one.text) }
  end))
  p.head("Flags")
  p.table({ "Bit", "Name", "Meaning" }, map(data.record.flags, function(one)
    return { one.bit, code(one.name), escape(one.text) }
  end))
  p.head("Operand tags")
  p.table({ "Number", "Name", "Extra words", "Meaning" }, map(data.record.tags, function(one, n)
    return { n, code(one.name), one.words, escape(one.text) }
  end))
  return p.done()
end

local function operations(data)
  local p = page("Assembler operations",
                 "src/asm/ops.def, effects.def, src/vm/errors.def, events.def")
  p.text("What a directive of a package can mean. Role and group say how bodies are found, " ..
         "Label what a label " ..
         "in front of the statement is for.")
  p.table({ "Number", "Name", "Role", "Group", "Label", "Arguments and meaning" },
          map(data.ops, function(one, n)
    return { n, code(one.name), one.role, one.group == "NONE" and "" or one.group, one.label,
             escape(one.text) }
  end))
  p.head("Effects")
  p.text("What the core asks its host for.")
  p.table({ "Number", "Name", "In Lua", "Meaning" }, map(data.effects, function(one, n)
    return { n, code(one.name), code(one.lua), escape(one.text) }
  end))
  p.head("Events")
  p.table({ "Number", "Name", "Meaning" }, map(data.events, function(one, n)
    return { n, code(one.name), escape(one.text) }
  end))
  p.head("Results of calls, and faults of packages")
  p.table({ "Number", "Name", "Meaning" }, map(data.errors, function(one, n)
    return { n, code(one.name), escape(one.text) }
  end))
  return p.done()
end

M.pages = {
  { file = "opcodes.md", make = opcodes },
  { file = "diagnostics.md", make = diagnostics },
  { file = "limits.md", make = limits },
  { file = "package.md", make = package_page },
  { file = "records.md", make = records },
  { file = "operations.md", make = operations },
}

return M
