---The one model of diagnostics: code, severity, message, place, chain, notes, help. Renderers only
---print it.
---SPDX-License-Identifier: MIT
local catalog = require "opforge.catalog"
local lazy = require "opforge.lazy"

local closers = lazy "opforge.diag.closers"
local formats = lazy "opforge.format"
local near = lazy "opforge.diag.near"

local M = {}

---@class opforge.Diag
---@field code integer
---@field severity "error"|"warning"
---@field option string         name for -W, or ""
---@field message string
---@field file string?
---@field line integer?
---@field col_start integer?
---@field col_end integer?
---@field text string?          line as the user wrote it
---@field expanded string?      line after substitution, when it differs
---@field related table[]
---@field chain table[]
---@field notes string[]
---@field help string[]
---@field fixits table[]
---@field place integer?        of the core: its number

local rows = {}

---Row of the diagnostics list.
function M.row(code)
  local row = rows[code]
  if not row then
    row = catalog.diag(code)
      or { number = code, severity = "error", option = "", message = "diagnostic {n}", cause = "",
        cure = "" }
    rows[code] = row
  end
  return row
end

---Hex digits, two or four at least.
local function hex(value)
  local digits = ("%X"):format(value)
  local width = #digits <= 2 and 2 or #digits <= 4 and 4 or #digits
  return ("0"):rep(width - #digits) .. digits
end

---What stands for an argument that is not there, by the name of its placeholder.
local absent = {
  tok = "the end of the line", what = "an operand", shape = "no operand", u = "unit", n = "count",
  op = "this assignment", k = "the operand", t = "text",
}
---What a code says where the core gives no words of its own.
local words = {
  [214] = { what = "unknown" },
  [405] = { k = "the operand of x=" },
  [604] = { what = "a name, its default behind a sign, and commas between them are expected" },
  [609] = { what = "a bracket does not match, or text stands behind the last one" },
  [615] = { what = "needs a count of 0 or more, or a list, range or string to go through" },
}

---The placeholder that takes a reason of src/asm/reasons.def, where it is not `what`.
local reason_places = { [801] = "kind" }
local reasons

---The text of a reason; nil for other arguments.
local function reason_of(code, name, arg)
  if arg.kind ~= "number" or name ~= (reason_places[code] or "what") then
    return nil
  end
  reasons = reasons or catalog.reasons()
  local row = reasons[arg.value]
  return row and row.code == code and row.text or nil
end

---How an argument of the core reads. quoted: the template has quotes of its own.
local function spell(arg, is_hex, quoted, name)
  if type(arg) == "table" then
    if arg.kind == "byte" then
      local byte = arg.value & 0xFF
      if is_hex then
        return hex(byte)
      elseif byte >= 0x20 and byte < 0x7F then
        return quoted and string.char(byte) or ("'%c'"):format(byte)
      end
      return "$" .. hex(byte)
    elseif arg.kind == "number" then
      if is_hex then
        return name == "h" and ("%X"):format(arg.value) or hex(arg.value)
      end
      return ("%d"):format(arg.value)
    elseif arg.kind == "none" then
      return absent[name] or "nothing"
    end
    return arg.text or ("%d"):format(arg.value or 0)
  elseif math.type(arg) == "integer" then
    return is_hex and hex(arg) or ("%d"):format(arg)
  end
  return tostring(arg)
end

---Names of the placeholders of a template, in the order in which they take arguments.
local function placeholders(template)
  local known, list = {}, {}
  for name in template:gmatch "{([%a_][%w_]*)}" do
    if not known[name] then
      list[#list + 1] = name
      known[name] = #list
    end
  end
  return list, known
end

---Fills a template: each distinct {x} takes the next argument when it is first met.
---@param template string
---"{n} word(s)" is one word or several.
---@param args table   arguments of the core, or plain strings and integers
---@return string
function M.fill(template, args, code)
  local index, n = {}, 0
  local own = words[code] or {}
  if template:find("(s)", 1, true) then
    local _, places = placeholders(template)
    template = template:gsub("({([%a_]+)} %a+)%(s%)", function(before, name)
      local arg = args[places[name]]
      local value = type(arg) == "table" and arg.value or arg
      return before .. (value == 1 and "" or "s")
    end)
  end
  return (template:gsub("(.?)(%$?){([%a_][%w_]*)}", function(before, dollar, name)
    local i = index[name]
    if not i then
      n = n + 1
      i = n
      index[name] = i
    end
    local arg = args[i]
    local reason = type(arg) == "table" and reason_of(code, name, arg)
    if reason then
      return before .. dollar .. reason:gsub("{([no])}", function(which)
        return spell(args[i + (which == "n" and 1 or 2)], false, true)
      end)
    end
    local is_absent = arg == nil or type(arg) == "table" and arg.kind == "none"
    if own[name] and (is_absent or code == 604 or code == 609) then
      return before .. dollar .. own[name]
    elseif arg == nil then
      return before .. dollar .. (absent[name] or "?")
    end
    local text = spell(arg, dollar == "$", before == "'", name)
    if before == "." and text:sub(1, 1) == "." then
      text = text:sub(2)
    end
    return before .. dollar .. text
  end))
end

---The cure of a row as help; placeholders mean those of the message, or what `more` has. Clauses
---with others are left out.
---@param more table<string, string>?
---@return string?
function M.cure(row, args, more)
  local by_name = {}
  for i, name in ipairs(placeholders(row.message)) do
    by_name[name] = args[i]
  end
  for name, text in pairs(more or {}) do
    by_name[name] = text
  end
  local clauses = {}
  for clause in (row.cure .. "; "):gmatch "(.-); " do
    local is_whole = true
    local text = clause:gsub("(.?)(%$?){([%a_][%w_]*)}", function(before, dollar, name)
      if by_name[name] == nil then
        is_whole = false
        return ""
      end
      return before .. dollar .. spell(by_name[name], dollar == "$", before == "'", name)
    end)
    if is_whole and text ~= "" then
      clauses[#clauses + 1] = text
    end
  end
  return clauses[1] and table.concat(clauses, "; ")
end

---A limit's message names limit, value and what it counts. The core gives the value that was in
---force; the rest follows from the code.
local function limit_args(code, args)
  for _, row in ipairs(catalog.limits()) do
    if row.number == code then
      local first = args[1]
      local value = type(first) == "table" and first.kind == "limit" and first.value or row.normal
      return { row.name, value, row.what }
    end
  end
  return args
end

---The size of files is a limit of the host, which knows its value.
local function file_limit(result, args)
  local limit = catalog.limit "file-bytes"
  return { { kind = "limit", value = (result.limits or {})[limit.index] or limit.normal },
    table.unpack(args, 2) }
end

---A diagnostic without a place in a source.
---@return opforge.Diag
function M.make(code, args, place)
  local row = M.row(code)
  if code >= 1201 and code <= 1299 then
    args = limit_args(code, args or {})
  end
  local diag = {
    code = code, severity = row.severity, option = row.option,
    message = M.fill(row.message, args or {}, code),
    related = {}, chain = {}, notes = {}, help = {}, fixits = {},
  }
  if place then
    diag.file, diag.line, diag.col_start, diag.col_end = place.file, place.line, place.col,
      place.col_end
    diag.text = place.text
  end
  return diag
end

---The file and line a user wrote, for a line that may lie in an expansion.
local function origin(result, source, line)
  for _ = 1, 5000 do
    local _, is_expansion, above, above_line = result.run:source_info(source)
    if not is_expansion then
      break
    end
    source, line = above, above_line + line - 1
  end
  return source, line
end

local chain_kinds = { include = "include", macro = "macro", segment = "segment", loop = "loop",
  module = "module", statement = "statement" }

local expansions = { macro = true, segment = true, statement = true }

-- Modules may use each other in a long row, which does not help whoever reads a message.
local MOST_MODULES <const> = 16

---Openers around a frame, outward, nearest first.
local function chain_of(result, frame_number)
  local chain, n_modules = {}, 0
  local n = 0
  while frame_number ~= 0 and n < 5000 do
    local frame = result.run:frame(frame_number)
    if not frame then
      break
    end
    local kind = chain_kinds[frame.kind]
    n_modules = n_modules + (kind == "module" and 1 or 0)
    if kind and frame.line > 0 and n_modules <= MOST_MODULES then
      local source, line = origin(result, frame.source, frame.line)
      chain[#chain + 1] = {
        kind = kind,
        name = kind == "include" and result.names[frame.body] or frame.name ~= "" and frame.name
          or nil,
        iteration = kind == "loop" and frame.iteration or nil,
        file = result.names[source],
        line = line,
      }
    end
    frame_number = frame.parent
    n = n + 1
  end
  return chain
end

---What a link of the chain reads like.
function M.chain_text(link)
  local place = ("%s:%d"):format(link.file or "?", link.line)
  if link.kind == "loop" then
    return ("in iteration %d of .%s at %s"):format(link.iteration or 0, link.name or "?", place)
  elseif expansions[link.kind] then
    return ("in expansion of %s %s at %s"):format(link.kind, link.name or "?", place)
  end
  if link.kind == "module" then
    return ("imported by module %s at %s"):format(link.name or "?", place)
  end
  return "included from " .. place
end

---One side of a comparison.
local function side(arg)
  return arg.text and ('"%s"'):format(arg.text) or ("%d ($%X)"):format(arg.value, arg.value)
end

---The statement from the place of a diagnostic on; nil: it has a text that a comment sign may stand
---in.
local function from_here(diag)
  local rest = (diag.expanded or diag.text or ""):sub(diag.col_start or 1)
  return rest:match "^([^;'\"]-)%s*$" or rest:match "^([^;'\"]-)%s*;"
end

local brackets = { ["("] = ")", ["["] = "]", ["{"] = "}" }

---What a cure says beside the arguments of its message, by code.
local cure_words = {
  [109] = function(diag)
    return { e = from_here(diag) or "= e" }
  end,
  [203] = function(_, args) -- a builtin is named by its word
    local text = args[1] and args[1].text or ""
    return { close = brackets[text:sub(-1)] or text:find "^%.?%a" and ")" or nil }
  end,
  [312] = function(_, args)
    return { c = args[3] and args[3].text }
  end,
  [404] = function(_, args, result)
    local names = args[4] and near.options(result, args[4].value) or {}
    return { known = names[1] and table.concat(names, ", ") }
  end,
  [433] = function(_, args)
    reasons = reasons or catalog.reasons()
    return { known = args[2] and reasons[args[2].value].text }
  end,
  [510] = function(_, args, result)
    local by_name, list = near.states(result, args[2])
    local one = by_name[(args[1].text or ""):lower()]
    if one then
      return { known = ("%d to %d, or `auto`"):format(one.low, one.high) }
    end
    local names = {}
    for i, state in ipairs(list) do
      names[i] = state.name
    end
    return { known = names[1] and "the keys are " .. table.concat(names, ", ")
      or "this CPU has no state" }
  end,
  [901] = function()
    return { list = table.concat(formats.names(), ", ") }
  end,
  [608] = function(_, args)
    local names = {}
    for i = 3, #args do
      names[#names + 1] = args[i].text or "..."
    end
    return { known = names[1] and table.concat(names, ", ") or "none" }
  end,
}

---The first word of a line may be a label that lacks its colon: a statement is behind it, or
---nothing and no instruction is close to it.
local function missing_colon(diag, name, is_close)
  local line = diag.expanded or diag.text or ""
  local before = line:sub(1, (diag.col_start or 1) - 1)
  local behind = line:sub(diag.col_end or 1)
  if name and not name:find(".", 1, true) and before:match "^%s+$"
    and (behind:match "^%s+[%a_.]" or not is_close and (behind .. ";"):match "^%s*;") then
    return ("write `%s:` if it is a label"):format(name)
  end
  return nil
end

---Near names, else the cure; after an unknown CPU all that there are.
---@param raw table   what the core gave: code and args
---@param args table  what the message was made of
local function add_help(result, diag, raw, args)
  local help = diag.help
  local offers = near.offers(result, raw.code, raw.code == 801 and args or raw.args)
  if #offers > 0 then
    help[1] = "did you mean " .. table.concat(offers, " or ") .. "?"
  end
  if raw.code == 501 then
    help[#help + 1] = missing_colon(diag, args[1] and args[1].text, #offers > 0)
  elseif #offers == 0 and raw.code ~= 424 and raw.code ~= 425
    and (raw.code ~= 423 or args[3]) then
    -- .error and .warn of the user: the text says all there is to say. A failed assertion shows
    -- the sides of a comparison only.
    local more = cure_words[raw.code]
    help[1] = M.cure(M.row(raw.code), args, more and more(diag, args, result))
  end
  if raw.code == 402 and args[3] then
    help[1] = args[3]
  end
  if raw.code == 302 and not args[2] then
    help[1] = "rename one of them" -- a label is no variable
  end
  if raw.code == 307 then -- what stands there, with a name
    help[1] = ("`name %s`"):format(from_here(diag) or "." .. args[1].text:gsub("^%.", ""))
  end
  if raw.code == 301 then
    for _, define in ipairs(result.defines or {}) do
      if define.name:lower() == args[1].text:lower() then
        help[1] = ("-D does not replace '%s': it is a register of this CPU"):format(args[1].text)
      end
    end
  end
  if raw.code == 503 and args[3].value + 1 == -2 * args[2].value then -- whole bytes of any sign
    help[1] = "`<v`, mask, or change the value"
  end
  if raw.code == 504 then
    help[#help + 1] = "one of " .. table.concat(near.cpus(result), ", ")
  end
end

---A value of something that moves; a string may be long.
local function moved_value(arg)
  if arg.kind == "none" then
    return "unknown"
  end
  return arg.text and ('"%s"'):format(arg.text:sub(1, 40)) or ("%d"):format(arg.value)
end

---The address of a section.
local function moved_place(arg)
  return arg.kind == "none" and "nowhere" or ("at $%04X"):format(arg.value)
end

---What moved, by its kind.
local moved_labels = {
  symbol = function(m)
    local name = m.name ~= "" and "'" .. m.name .. "'" or "this anonymous label"
    return ("%s was %s, then %s"):format(name, moved_value(m.from), moved_value(m.to))
  end,
  lines = function(m)
    if m.from.value == m.to.value then
      return "this led to other lines than before"
    end
    return m.from.value == 0 and "the lines of this were left out, then assembled"
      or "the lines of this were assembled, then left out"
  end,
  loop = function(m)
    return ("iterations of this loop were %d, then %d"):format(m.from.value, m.to.value)
  end,
  size = function(m)
    return ("bytes of this scope were %d, then %d"):format(m.from.value, m.to.value)
  end,
  section = function(m)
    return ("section '%s' had %d bytes, then %d"):format(m.name, m.from.value, m.to.value)
  end,
  place = function(m)
    return ("section '%s' was %s, then %s"):format(m.name, moved_place(m.from), moved_place(m.to))
  end,
}

---The symbols and decisions that still move when the passes are used up, at the first word of
---their lines.
local function moving(result)
  local related = {}
  while true do
    local m = result.run:moved(#related + 1)
    if not m then
      break
    end
    local source, line = origin(result, m.source, m.line)
    local text = result.run:source_line(source, line) or ""
    local from, to = text:find("[^%s]+")
    related[#related + 1] = {
      file = result.names[source], line = line, col_start = from or 1, col_end = (to or 1) + 1,
      label = moved_labels[m.kind](m), is_primary = false, text = text, order = #related,
    }
  end
  table.sort(related, function(a, b)
    if a.file ~= b.file then
      return (a.file or "") < (b.file or "")
    elseif a.line ~= b.line then
      return a.line < b.line
    end
    return a.order < b.order
  end)
  return related
end

---What is wrong with the arguments of a builtin; nil: there is no such builtin.
local function argument_fault(found, most)
  if not found or found.kind == "text" then
    return nil
  elseif found.kind == "none" then
    return "its argument is one name"
  elseif most.value == 1 then
    return ("needs 1 argument, found %d"):format(found.value)
  end
  return "needs at least 1 argument"
end

---Spells names as the line at fault does: the core keeps the first spelling of each. Of a dotted
---label it gives the part behind the name.
local function spell_names(place, line, code, args)
  local written = (line or ""):sub(place.col, place.col_end - 1)
  for i, arg in ipairs(args) do
    local text = type(arg) == "table" and arg.kind == "text" and arg.text
    if text and text == written and code == 306 then
      args[i] = { kind = "text", text = line:sub(1, place.col - 1):match "[^%s:]*$" .. text }
    elseif text and text ~= written and text:lower() == written:lower() then
      args[i] = { kind = "text", text = written }
    end
  end
end

---One diagnostic of the core in the model.
local function convert(result, raw)
  local source, line = origin(result, raw.source, raw.line)
  local args = raw.args
  -- The core knows that a file failed, the host why.
  local known = args[1] and args[1].text and result.failures[raw.code .. ":" .. args[1].text]
  if raw.code == 502 then
    args = { args[1], args[2], near.shapes(result, args[1], args[4]) or args[3] }
  elseif raw.code == 209 and args[1].kind == "op" then
    args = { "." .. args[1].text, args[2] } -- a directive or builtin
  elseif raw.code == 507 then
    local cpus = {}
    for i = 2, #args do
      cpus[i - 1] = args[i].text
    end
    args = { args[1], table.concat(cpus, ", ") }
  end
  if raw.code == 402 and args[2] and args[2].text then -- a package may say the help, too
    local what, cure = args[2].text:match "^(.-); (.*)$"
    args = { args[1], what or args[2], cure }
  elseif raw.code == 801 then
    args = { reason_of(801, "kind", args[1]) or args[1], args[2] }
  elseif raw.code == 214 then
    args = { args[1], argument_fault(args[2], args[3]) }
  end
  if known and known.args then
    args = known.args
  end
  if raw.code == 1218 then
    args = file_limit(result, args)
  end
  local place = { file = result.names[source], line = line > 0 and line or nil }
  local expanded
  if raw.line > 0 then
    place.col = raw.col > 0 and raw.col or 1
    place.col_end = raw.col_end > place.col and raw.col_end or place.col + 1
    place.text = result.run:source_line(source, line)
    expanded = source ~= raw.source and result.run:source_line(raw.source, raw.line) or nil
    if expanded == place.text then
      expanded = nil
    end
    spell_names(place, expanded or place.text, raw.code, args)
  end
  local diag = M.make(raw.code, args, place)
  diag.severity = raw.warning and "warning" or "error"
  diag.expanded = expanded
  diag.chain = chain_of(result, raw.frame)
  if raw.note_line then
    local note_source, note_line = origin(result, raw.note_source, raw.note_line)
    local label = (raw.code == 302 or raw.code == 418 or raw.code == 601)
      and "first defined here"
      or raw.code == 607 and "called here" or "see here"
    local text = result.run:source_line(note_source, note_line)
    local from, to = raw.note_col, raw.note_col_end
    if to <= from then -- no more is known than the line: its first word
      from, to = (text or ""):find("[^%s:=]+")
      from, to = from or 1, (to or 1) + 1
    end
    diag.related[1] = {
      file = result.names[note_source], line = note_line,
      col_start = from, col_end = to, label = label, is_primary = false, text = text,
    }
  end
  if raw.code == 423 and args[3] then
    diag.notes[1] = ("the left side is %s, the right side is %s"):format(side(args[2]),
      side(args[3]))
  end
  if raw.code == 503 and args[5] then -- the form follows the state of the CPU
    diag.notes[1] = ("'%s' is %d here"):format(args[4].text, args[5].value)
  end
  if raw.code == 1207 then
    diag.related = moving(result)
  end
  add_help(result, diag, raw, args)
  return diag
end

---A diagnostic that was found when the run is over, at a place in a source.
---@param place { source: integer, line: integer, col: integer, col_end: integer }
function M.at(result, code, args, place)
  local source, line = origin(result, place.source, place.line)
  local diag = M.make(code, args, { file = result.names[source], line = line, col = place.col,
    col_end = math.max(place.col_end, place.col + 1), text = result.run:source_line(source, line) })
  add_help(result, diag, { code = code, args = args }, args)
  return diag
end

---All diagnostics of a result, in order of evaluation.
---@return opforge.Diag[]
function M.collect(result)
  local out = {}
  result.n_excused = 0
  if result.run and not result.fatal then
    local all, raws = {}, {}
    for i = 1, result.run:diag_count() do
      raws[i] = result.run:diag(i)
      all[i] = convert(result, raws[i])
      all[i].place = i
    end
    if result.run:summary().errors > 1 then
      result.n_excused = closers.excuse(result, all, raws)
    end
    for _, diag in ipairs(all) do
      out[#out + 1] = not diag.is_excused and diag or nil
    end
  end
  for _, late in ipairs(result.late or {}) do
    out[#out + 1] = M.at(result, late.code, late.args, late.place)
  end
  if result.fatal then
    local args = result.fatal.args or {}
    if result.fatal.code == 1218 then
      args = file_limit(result, args)
    end
    local diag = M.make(result.fatal.code, args)
    add_help(result, diag, { code = diag.code, args = { { text = tostring(args[1]) } } }, args)
    out[#out + 1] = diag
  end
  return out
end

---Applies -w, -W and --Werror. A warning that --Werror raises is an error from here on.
---@param list opforge.Diag[]
---@param policy table   no_warnings, werror: boolean; warnings: name to boolean
---@return opforge.Diag[] shown
---@return { errors: integer, warnings: integer, suppressed: integer, is_promoted: boolean? } counts
function M.filter(list, policy)
  local shown, counts = {}, { errors = 0, warnings = 0, suppressed = 0 }
  for _, diag in ipairs(list) do
    if diag.severity == "warning" then
      local wish = policy.warnings and policy.warnings[diag.option]
      if wish == false or (policy.no_warnings and wish ~= true) then
        counts.suppressed, diag.is_hidden = counts.suppressed + 1, true
        goto continue
      end
      if policy.werror then
        diag.severity, counts.is_promoted = "error", true
      end
    end
    if diag.severity == "warning" then
      counts.warnings = counts.warnings + 1
    else
      counts.errors = counts.errors + 1
    end
    shown[#shown + 1] = diag
    ::continue::
  end
  return shown, counts
end

---Exit code of one diagnostic.
function M.exit_code(diag)
  local code = diag.code
  if diag.severity == "warning" then
    return 0
  elseif code >= 1000 and code < 1100 or code == 1199 then
    return 4
  elseif code >= 1200 then
    return 5
  elseif code == 1101 or code == 1102 or code == 1105 or code == 1106 then
    return 3
  elseif code == 1103 or code == 1108 or code == 1112 or diag.from_options then
    return 2
  end
  return 1
end

local rank = { [0] = 0, [1] = 1, [2] = 2, [3] = 3, [5] = 4, [4] = 5 }

---The code that wins when several apply: 4, 5, 3, 2, 1.
function M.worse(a, b)
  return rank[a] >= rank[b] and a or b
end

return M
