---Package specs to models. The format is described in packages/README.md.
---
---A language (lexical policy, programs, words) is emitted once per owner that changes it: the
---family gets the rows of the base, a dialect or CPU gets only what differs from the family's.
---SPDX-License-Identifier: MIT
local asm = require "opforge.builder.asm"
local cpu_sheets = require "opforge.builder.cpus"
local encoding = require "opforge.builder.encoding"
local names = require "opforge.builder.names"
local operands = require "opforge.builder.operands"

local M = {}

local function copy(from)
  local out = {}
  for key, value in pairs(from) do             -- order does not matter: keys stay keys
    out[key] = value
  end
  return out
end

local function sorted_keys(map)
  local keys = {}
  for key in pairs(map) do
    keys[#keys + 1] = key
  end
  table.sort(keys)
  return keys
end

local function same(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then
    return a == b
  end
  for key, value in pairs(a) do
    if not same(value, b[key]) then
      return false
    end
  end
  for key in pairs(b) do
    if a[key] == nil then
      return false
    end
  end
  return true
end

---Numbers of named sets (operators, numbers, quotes, escapes), given out in order of appearance.
---Equal sets share a number, because the core holds few of them.
---@return table<string|integer, integer> numbers   by name; [1] is that of the first set
---@return table[] new   the sets whose rows are still to be made
local function set_numbers(build, kind, groups)
  build.groups[kind] = build.groups[kind] or {}
  local known, out, new = build.groups[kind], {}, {}
  for _, group in ipairs(groups) do
    local number
    for i, one in ipairs(known) do
      if same(one, group) then
        number = i - 1
      end
    end
    if not number then
      number = #known
      known[#known + 1], new[#new + 1] = group, group
    end
    out[group.set] = number
    out[1] = out[1] or number
  end
  return out, new
end

local function add_once(list, seen, key, row)
  if not seen[key] then
    seen[key] = row
    list[#list + 1] = row
  end
  return seen[key]
end

---Adds byte classes and sets. They are shared by all owners; a set may be named once only.
local function add_classes(build, language)
  local model = build.model
  for _, one in ipairs(language.classes) do
    add_once(model.TCLS, build.seen, "class " .. one[1], { name = one[1] })
  end
  for _, one in ipairs(language.sets) do
    local row = add_once(model.TSET, build.seen, "set " .. one[1],
                         { name = one[1], classes = one[2] })
    if row.classes ~= one[2] then
      error(("set %s has two meanings; give one another name"):format(one[1]), 0)
    end
  end
end

local function add_lexemes(build, language)
  local model = build.model
  local numbers, new = set_numbers(build, "NUMSET", language.numbers)
  for _, group in ipairs(new) do
    for _, one in ipairs(group) do
      table.insert(model.TNUM, { set = numbers[group.set], form = one[1], mark = one[2],
                                 radix = one[3] })
    end
  end
  local escapes
  escapes, new = set_numbers(build, "ESCSET", language.escapes)
  for _, group in ipairs(new) do
    for _, one in ipairs(group) do
      table.insert(model.TESC, { set = escapes[group.set], lead = group.lead, letter = one[1],
                                 form = one[2], value = one[3] })
    end
  end
  local quotes
  quotes, new = set_numbers(build, "QUOSET", language.quotes)
  for _, group in ipairs(new) do
    for _, one in ipairs(group) do
      local escape = one.escapes and (escapes[one.escapes] or
                                      error("no escapes " .. one.escapes, 0))
      table.insert(model.TQUO, { set = quotes[group.set], open = one[1], close = one[2] or one[1],
                                 escapes = escape or 255 })
    end
  end
  local opsets
  opsets, new = set_numbers(build, "OPSET", language.operators)
  for _, group in ipairs(new) do
    for _, one in ipairs(group) do
      table.insert(model.TOPS, { set = opsets[group.set], text = one[1], expects = one.expects or 0,
                                 role = one.role or "NONE", assign = one.assign or "NONE" })
    end
  end
  return { NUMSET = numbers, QUOSET = quotes, OPSET = opsets }
end

---Names as the programs of one language use them: operator sets by name, its first set being the
---usual one; diagnostics are added to DIAG on first use.
local function language_names(build, sets)
  local env = names.new(build.model)
  env.sets = sets
  local plain = env.row
  function env:row(tag, value)
    if tag == "TOPS" and type(value) == "string" then
      local prefix, rest = value:match("^([%w_]*)('.*)$")
      if not prefix then
        return nil
      end
      local set = sets.OPSET[prefix ~= "" and prefix or 1] or math.tointeger(tonumber(prefix))
      return plain(self, tag, (set == 0 and "" or tostring(set)) .. rest)
    elseif tag == "DIAG" and type(value) == "string" then
      local code, found, what = value:match("^OF(%d%d%d%d):(%u+):?(.*)$")
      if not code then
        return nil
      end
      what = what ~= "" and names.unquote(what, 1) or ""
      local key = ("diag %s %s %s"):format(code, found, what)
      if not build.seen[key] then
        build.seen[key] = { code = tonumber(code), found = found, what = what }
        table.insert(build.model.DIAG, build.seen[key])
        self.tables.DIAG = nil
      end
    end
    return plain(self, tag, value)
  end
  return env
end

---Program text in names that do not depend on the language.
local function normal(build, kind, text, env, title)
  local code = asm.assemble(kind, text, env, title)
  return asm.disassemble(kind, code, names.new(build.model))
end

---Operators that an expression may start with: what its program or the prefix table names.
local function expression_starts(language)
  local out = {}
  for quoted in language.expression:gmatch("IFOP%s+(%b'')") do
    out[names.unquote(quoted, 1)] = true
  end
  for _, level in ipairs(language.precedence) do
    if level.fix == "prefix" then
      for _, one in ipairs(level) do
        out[one[1]] = true
      end
    end
  end
  for _, one in ipairs(language.anonymous or {}) do
    out[one[1]] = true
  end
  return out
end

local function operator_table(language)
  local rows, by_text = {}, {}
  local function row(text)
    local key = names.quote(text)
    if not by_text[key] then
      by_text[key] = { oper = key, prefix = "NONE", pprec = 0, infix = "NONE", iprec = 0, right = 0,
                       anon = "NONE" }
      rows[#rows + 1] = by_text[key]
    end
    return by_text[key]
  end
  local levels = #language.precedence
  for i, level in ipairs(language.precedence) do
    for _, one in ipairs(level) do
      local to = row(one[1])
      if level.fix == "prefix" then
        to.prefix, to.pprec = one[2], levels - i + 1
      else
        to.infix, to.iprec = one[2], levels - i + 1
        to.right = level.joins == "right" and 1 or 0
      end
    end
  end
  for _, one in ipairs(language.anonymous or {}) do
    row(one[1]).anon = one[2]
  end
  return rows
end

local function add_register(build, owner, below, name, class, code)
  local known = below and build.seen[("reg %s %s %s"):format(below, name, class)]
  if not known or known.code ~= code then
    add_once(build.model.REGS, build.seen, ("reg %s %s %s"):format(owner, name, class),
             { owner = owner, name = name, rclass = class, code = code })
  end
end

---Everything that a register context adds: classes, registers, lists.
---@param below string?   owner whose registers are seen by this one too, and need no second row
local function register_context(build, owner, sheet, below)
  local model = build.model
  local ctx = { classes = {}, registers = {}, single = {}, lists = sheet.lists or {},
                expr_word = sheet.expression_word or "e" }
  for _, class in ipairs(sheet.registers or {}) do
    local members = {}
    for i, one in ipairs(class) do
      local name = type(one) == "table" and one[1] or one
      local code = type(one) == "table" and one[2] or i - 1
      members[i] = name
      ctx.registers[name] = code
      if class.class then
        add_register(build, owner, below, name, class.class, code)
      end
    end
    if class.class then
      add_once(model.RCLS, build.seen, "rcls " .. class.class, { name = class.class })
      ctx.classes[class.class] = members
    end
  end
  return ctx
end

---Operand program of a sheet (family, dialect or CPU), as text of its language.
local function operand_program(build, owner, sheet, language, below)
  local ctx = register_context(build, owner, sheet, below)
  local given = sheet.operands
  if given.program then
    for _, shape in ipairs(given.shapes) do
      add_once(build.model.SHAP, build.seen, "shape " .. shape, { name = shape })
    end
    return given.program
  end
  ctx.operators, ctx.separators, ctx.roles, ctx.starts = {}, {}, {}, expression_starts(language)
  for _, one in ipairs(language.operators[1]) do
    ctx.operators[#ctx.operators + 1] = one[1]
    ctx.separators[one[1]] = one.role == "COMMA"
    ctx.roles[one[1]] = one.role
  end
  for _, name in ipairs(operands.literals(given, ctx)) do
    -- A register that stands for itself needs a class that holds nothing else.
    if not ctx.classes[name] then
      ctx.classes[name] = { name }
      add_once(build.model.RCLS, build.seen, "rcls " .. name, { name = name })
      add_register(build, owner, below, name, name, ctx.registers[name])
    end
    ctx.single[name] = true
  end
  for _, pattern in ipairs(given) do
    add_once(build.model.SHAP, build.seen, "shape " .. pattern, { name = pattern })
    build.operand_count[pattern] = #operands.operands_of(pattern, ctx)
  end
  return operands.compile(given, ctx)
end

local function words_of(text)
  return text:gmatch("%S+")
end

---Words of a language: directives, builtins, units, as rows without owner.
local function word_rows(language, own_only)
  local rows = {}
  local function add(list, kind)
    for _, one in ipairs(list or {}) do
      local is_alias = 0
      for name in words_of(one[1]) do
        local row = { name = name, kind = kind, id = one[2], preset = 0, alias = is_alias }
        if kind == "OP" then
          row.preset, row.own = one.preset or 0, own_only
          row.args = one.args or error("directive " .. name .. " has no args", 0)
        end
        rows[#rows + 1] = row
        is_alias = 1
      end
    end
  end
  add(language.directives, "OP")
  add(language.functions, "FUNCTION")
  add(language.units, "UNIT")
  add(language.words, "WORD")
  add(language.options, "KEY")
  add(language.choices, "CHOICE")
  add(language.captures, "CAPTURE")
  return rows
end

---Emits a language for an owner: each row that the parent owner does not have in the same form.
---@param parent table?   what was emitted for the owner that is asked next
---@return table emitted   rows and programs as this owner sees them
---@param label string     what its programs are named after
local function emit_language(build, owner, label, language, sheet, parent)
  local model = build.model
  local emitted = { owner = owner, spellings = language.operators,
                    rows = parent and setmetatable({}, { __index = parent.rows }) or {},
                    programs = parent and setmetatable({}, { __index = parent.programs }) or {} }
  add_classes(build, language)
  local sets = add_lexemes(build, language)
  local operand_text = sheet.operands and operand_program(build, owner, sheet, language,
                                                           parent and parent.owner)
  local env = language_names(build, sets)

  local function emit(tag, key, row)
    local known = emitted.rows[tag .. " " .. key]
    if known and same(known, row) then
      return false
    end
    emitted.rows[tag .. " " .. key] = copy(row)
    row.owner = owner
    table.insert(model[tag], row)
    return true
  end
  ---A parser program gets a name of its own for each owner that has it.
  local function program(use, name, text)
    local code = normal(build, "PRVM", text, env, label .. "." .. name)
    local known = emitted.programs[name]
    if not known or known.code ~= code then
      emitted.programs[name] = { code = code, name = label .. "." .. name }
      table.insert(model.PRVM, { owner = owner, use = use, name = label .. "." .. name,
                                 code = code })
    end
    return emitted.programs[name].name
  end

  emit("TOKS", "", { classes = language.classes, case = language.case,
                     joiner = language.joiner or 0, ident = language.ident,
                     quotes = sets.QUOSET[(language.quotes[1] or {}).set] or 0 })
  for _, state in ipairs(sorted_keys(language.tokenizer)) do
    emit("TKVM", state, { state = state,
                          code = normal(build, "TKVM", language.tokenizer[state], env,
                                        label .. "." .. state) })
  end
  emit("PARS", "", { record = 1, trymax = language.checkpoints or 8 })
  program("STATEMENT", "statement", language.statement)
  if language.members then
    program("MEMBERS", "members", language.members)
  end
  if language.settings then
    program("SETTINGS", "settings", language.settings)
  end
  if operand_text then
    program("OPERANDS", "operands", operand_text)
  end
  local arguments = {}
  for _, name in ipairs(sorted_keys(language.arguments)) do
    arguments[name] = program("ARGS", name, language.arguments[name])
  end
  emit("EXPR", "", { version = 1, code = normal(build, "XPVM", language.expression, env,
                                                label .. ".expression") })
  local plain = names.new(model)
  local seen = {}
  for _, row in ipairs(operator_table(language)) do
    local n = env:row("TOPS", row.oper) or error("no operator " .. row.oper, 0)
    row.oper = plain:name("TOPS", n)
    seen[row.oper] = true
    emit("XOPS", row.oper, row)
  end
  -- An operator that the parent has and this language lacks; with spellings of its own it meets
  -- none of those.
  if parent and parent.spellings == language.operators then
    for _, row in ipairs(parent.operators) do
      if not seen[row] then
        emit("XOPS", row, { oper = row, prefix = "NONE", pprec = 0, infix = "NONE", iprec = 0,
                            right = 0, anon = "NONE" })
      end
    end
  end
  emitted.operators = sorted_keys(seen)
  for _, row in ipairs(word_rows(language)) do
    row.args = row.args and (arguments[row.args] or error("no argument program " .. row.args, 0))
    emit("DIRS", row.kind .. " " .. row.name, row)
  end
  for _, one in ipairs(language.traits or {}) do
    emit("TRTS", one[1], { trait = one[1], value = one[2] })
  end
  for _, one in ipairs(language.encodings or {}) do
    emit("ENCO", one[1], { name = one[1], self = one.self and 1 or 0, codes = one[2] })
  end
  return emitted
end

---Fields of a sheet that change the language for a dialect or CPU.
local language_fields = {
  "classes", "sets", "case", "joiner", "ident", "numbers", "quotes", "escapes", "operators",
  "tokenizer", "statement", "members", "settings", "arguments", "expression", "precedence",
  "anonymous", "directives", "functions", "units", "words", "options", "choices", "captures",
  "traits", "encodings", "checkpoints",
}
---Of these, maps whose missing entries come from the language below.
local merged = { tokenizer = true, arguments = true }

local function derive(language, sheet)
  local out, changed = copy(language), sheet.operands ~= nil
  for _, field in ipairs(language_fields) do
    if sheet[field] ~= nil then
      changed = true
      out[field] = sheet[field]
      if merged[field] then
        out[field] = copy(language[field])
        for _, key in ipairs(sorted_keys(sheet[field])) do
          out[field][key] = sheet[field][key]
        end
      end
    end
  end
  return out, changed
end

---Diagnostics that encode programs written as text name, such as `OF0513:NONE`.
local function add_form_diagnostics(build, instructions)
  for _, row in ipairs(instructions) do
    for code, found in (row.form or ""):gmatch("OF(%d%d%d%d):(%u+)") do
      add_once(build.model.DIAG, build.seen, ("diag %s %s "):format(code, found),
               { code = tonumber(code), found = found, what = "" })
    end
  end
end

---Keys of the state of a CPU: `{ { name, low, high, start = 0, rule = "SET", shift = 0,
---lock = key, locks = 0, held = 0 }, ... }`, and the fits that their rows need.
---Programs call a key by its name, so one that several CPUs have is their family's.
local function add_states(build, owner, sheet)
  for _, one in ipairs(sheet.state or {}) do
    if build.seen["state " .. one[1]] then
      error(("%s: state key %s is declared twice"):format(owner, one[1]), 0)
    end
    build.seen["state " .. one[1]] = true
    local fit = ("%s values"):format(one[1])
    add_once(build.model.FITS, build.seen, "fit " .. fit,
             { name = fit, low = one[2], high = one[3] })
    table.insert(build.model.STAT,
                 { owner = owner, name = one[1], fit = fit, rule = one.rule or "SET",
                   start = one.start or 0, shift = one.shift or 0, lock = one.lock,
                   locks = one.locks or 0, held = one.held or 0 })
  end
  for _, name in ipairs(sorted_keys(sheet.fields or {})) do
    local when = sheet.fields[name].when
    if when then
      local fit = encoding.fit_of(when[2])
      add_once(build.model.FITS, build.seen, "fit " .. fit,
               { name = fit, low = when[2], high = when[2] })
    end
  end
end

---Words that choose a form, behind a mnemonic or an operand, for messages.
local function add_suffix_words(build, owner, sheet)
  local width, order = {}, {}
  for _, one in ipairs(sheet.suffixes or {}) do
    local word = one[1]:match("%w+$")
    width[word], order[#order + 1] = one[2], word
  end
  for _, word in ipairs(sheet.operand_suffixes or {}) do
    if not width[word] then
      width[word], order[#order + 1] = 0, word
    end
  end
  for _, word in ipairs(order) do
    table.insert(build.model.DIRS, { owner = owner, name = word, kind = "SUFFIX", id = width[word],
                                     preset = 0 })
  end
end

---Candidates of the instruction rows of a sheet; they are added once all of the family are known.
local function instruction_groups(build, owner, sheet, family)
  if not sheet.instructions then
    return {}
  end
  add_form_diagnostics(build, sheet.instructions)
  local shapes = {}
  for _, row in ipairs(build.model.SHAP) do
    shapes[row.name] = build.operand_count[row.name] or math.maxinteger
  end
  local fields = copy(family.fields or {})
  for name, field in pairs(sheet.fields or {}) do
    fields[name] = field
  end
  return encoding.groups(owner, sheet.instructions,
                         { fields = fields, suffixes = sheet.suffixes or family.suffixes or {},
                           shapes = shapes,
                           expression_word = family.expression_word or "e" })
end

local function add_fits(build, sheet)
  for _, one in ipairs(sheet.fits or {}) do
    local row = add_once(build.model.FITS, build.seen, "fit " .. one[1],
                         { name = one[1], low = one[2], high = one[3] })
    if row.low ~= one[2] or row.high ~= one[3] then
      error("fit " .. one[1] .. " has two meanings", 0)
    end
  end
end

local function add_family(build, spec, family, cpus)
  local model, base = build.model, spec.base
  table.insert(model.FAMS, { name = family.name })
  local dialects = family.dialects or { { name = base.name } }
  local language = derive(base, family)
  add_fits(build, family)
  local owner = "FAMILY " .. family.name
  add_states(build, owner, family)
  add_suffix_words(build, owner, family)
  local emitted = emit_language(build, owner, family.name, language, family)
  local of_family = instruction_groups(build, owner, family, family)
  local dialect_row = {}                       -- rows: families may have dialects of the same name
  for _, dialect in ipairs(dialects) do
    dialect_row[dialect.name] = #model.DIAL
    table.insert(model.DIAL, { name = dialect.name, family = family.name })
  end
  for _, cpu in ipairs(cpus) do
    local dialect = cpu.dialect or dialects[1].name
    if not dialect_row[dialect] then
      error(("cpu %s: no dialect %s"):format(cpu.name, dialect), 0)
    end
    table.insert(model.CPUS, { name = cpu.name, family = family.name,
                               dialect = dialect_row[dialect], word = cpu.word,
                               order = cpu.order, addrbits = cpu.addrbits,
                               maxaddr = cpu.maxaddr or (1 << cpu.addrbits) - 1 })
    for _, alias in ipairs(cpu.aliases or {}) do
      table.insert(model.ALIA, { name = alias, cpu = cpu.name })
    end
  end
  -- A dialect's own program is resolved before a CPU's, so both start from the family's.
  local function own(sheet_owner, label, sheet)
    add_fits(build, sheet)
    add_states(build, sheet_owner, sheet)
    add_suffix_words(build, sheet_owner, sheet)
    if sheet.registers or sheet.lists then       -- its patterns may use what the family declares
      sheet = copy(sheet)
      local registers = {}
      table.move(family.registers or {}, 1, #(family.registers or {}), 1, registers)
      table.move(sheet.registers or {}, 1, #(sheet.registers or {}), #registers + 1, registers)
      sheet.all_registers = registers
    end
    local derived, changed = derive(language, sheet)
    if changed or sheet.registers then
      local view = copy(sheet)
      view.registers = sheet.all_registers or family.registers
      view.lists = sheet.lists or family.lists
      view.expression_word = sheet.expression_word or family.expression_word
      -- With other operators the operand program reads other rows of TOPS, so it is made again.
      view.operands = sheet.operands or changed and derived.operators ~= language.operators and
                      family.operands or nil
      if not view.operands then
        register_context(build, sheet_owner, { registers = sheet.registers }, owner)
      end
      emit_language(build, sheet_owner, label, derived, view, emitted)
    end
    return instruction_groups(build, sheet_owner, sheet, family)
  end
  local function add(groups_owner, groups)
    encoding.add(model, groups_owner, groups, build.runs)
  end
  local of_dialect, of_cpu = {}, {}
  for i, dialect in ipairs(dialects) do
    of_dialect[i] = own("DIALECT #" .. dialect_row[dialect.name],
                        family.name .. "." .. dialect.name, dialect)
  end
  for i, cpu in ipairs(cpus) do
    of_cpu[i] = own("CPU " .. cpu.name, cpu.name, cpu)
  end
  local shared, rest = cpu_sheets.share(of_family, of_cpu)
  add(owner, of_family)
  add(owner, shared)
  for i, dialect in ipairs(dialects) do
    add("DIALECT #" .. dialect_row[dialect.name], of_dialect[i])
  end
  for i, cpu in ipairs(cpus) do
    add("CPU " .. cpu.name, rest[i])
  end
end

---Compiles a spec.
---@param spec table
---@return table model
function M.compile(spec)
  local model = {}
  for _, tag in ipairs { "META", "DIAG", "FAMS", "CPUS", "ALIA", "DIAL", "RCLS", "REGS", "TCLS",
                         "TSET", "TOKS", "TNUM", "TQUO", "TESC", "TOPS", "TKVM", "PARS", "SHAP",
                         "PRVM", "EXPR", "XOPS", "FITS", "TABL", "MSEL", "DIRS", "TRTS",
                         "ENCO", "STAT" } do
    model[tag] = {}
  end
  local build = { model = model, seen = {}, groups = {}, operand_count = {}, runs = {} }
  local families = {}
  for i, one in ipairs(spec.families or { { family = spec.family, cpus = spec.cpus } }) do
    families[i] = { family = one.family, cpus = {} }
    for k, cpu in ipairs(one.cpus) do
      families[i].cpus[k] = cpu_sheets.resolve(cpu)
    end
  end
  -- Classes of all owners come first: a switch of any tokenizer program covers every one of them.
  add_classes(build, spec.base)
  for _, one in ipairs(families) do
    for _, list in ipairs { { one.family }, one.family.dialects or {}, one.cpus } do
      for _, sheet in ipairs(list) do
        add_classes(build, { classes = sheet.classes or {}, sets = sheet.sets or {} })
      end
    end
  end
  for _, one in ipairs(families) do
    add_family(build, spec, one.family, one.cpus)
  end
  table.sort(model.DIAG, function(a, b)
    if a.code ~= b.code then
      return a.code < b.code
    end
    return a.found < b.found or a.found == b.found and a.what < b.what
  end)
  local probe = spec.probe or {}
  model.META[1] = { name = spec.id, version = spec.version, probe = probe.text or "",
                    expect = probe.bytes or "", probecpu = probe.cpu }
  return model
end

return M
