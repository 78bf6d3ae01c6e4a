-- desk_ca65.lua - rewrites the modules of examples/desk as one source for ca65 and a configuration
-- for ld65.
--
-- The rewriting is line by line and computes no address and no size: modules and procs become
-- scopes, sections segments, regions memory areas, macros macros, encodings .charmap. Names are
-- written as full paths, since ca65 knows no imports inside one source. A proc that nothing
-- refers to is left out; what refers to it is found here, from the text alone.
--
-- It knows what the example uses and stops at everything else.
-- Tests: t_desk.lua
-- SPDX-License-Identifier: MIT

local source = require "test.examples.desk_source"

local M = {}

local split, qualified, expression = source.split, source.qualified, source.expression
local openers, closers, builtin = source.openers, source.closers, source.builtin

-- Translation --------------------------------------------------------------------------------

local data = { [".byte"] = ".byte", [".word"] = ".word", [".long"] = ".dword", [".text"] = ".byte" }

---@return table program  segments, regions, outputs, text
function M.translate(folder, root_id)
  local order, by_id = source.load(folder, root_id)
  local out = {}                              -- { unit, text }: without a unit always assembled
  local refs = {}                             -- unit -> array of units
  local unit, in_macro                        -- of the line at hand
  local program = { regions = {}, sections = {}, places = {}, outputs = {},
    globals = {} }
  local encodings = {}
  local sized = {}                            -- sections whose size is asked for

  local function put(format, ...)
    out[#out + 1] = { not in_macro and unit or nil,
      select("#", ...) > 0 and format:format(...) or format }
  end
  local function refer(module, word)
    local from = unit or "root"
    refs[from] = refs[from] or {}
    table.insert(refs[from], module.scope .. "::" .. word)
  end

  for _, module in ipairs(order) do
    local scopes = {}                         -- names of the scopes around the line, innermost last
    local macro

    -- What the scopes define, by their first lines.
    local inner, stack = {}, {}
    for _, line in ipairs(module.lines) do
      if #stack > 0 and line.label and not line.label:find "^_" then
        stack[#stack][line.label] = true
      end
      if openers[line.op] then
        inner[line] = {}
        stack[#stack + 1] = inner[line]
      elseif closers[line.op] then
        stack[#stack] = nil
      end
    end

    local function imported(word)
      for _, use in ipairs(module.uses) do
        local there = use.names[word] or use.star and use.module.public[word] and word
        if there then
          return use.module, there
        end
      end
    end
    local function full(other, path)
      refer(other, path:match "^[%w_]+")
      return "::" .. other.scope .. "::" .. path:gsub("%.", "::")
    end

    ---A label of an inner scope gets another name when it hides one of its module, because ca65
    ---takes what is defined already for a reference that comes before the inner label.
    local function own(label)
      return module.defines[label] and #scopes > 0 and label .. "_inner" or label
    end

    ---A name as it is written there.
    local function name(token, of_size)
      if macro then
        local param, member = token:match "^%.([%w_]+)(.*)$"
        if param and macro.params[param] then
          return "p_" .. param .. member:gsub("%.", "::")
        end
        for _, label in ipairs(macro.labels) do
          if label == token then
            return token
          end
        end
      end
      assert(not token:find "^%.", token)
      if of_size and program.sections[token] then
        sized[token] = true
        return "__" .. token .. "_SIZE__"
      end
      if token:find "^_" then
        return "@" .. token:sub(2)
      end
      local first = token:match "^[%w_]+"
      for i = #scopes, 1, -1 do
        if scopes[i][first] then
          return own(first) .. token:sub(#first + 1):gsub("%.", "::")
        end
      end
      if module.defines[first] then
        return full(module, token)
      end
      local other, rest = qualified(module, token)
      if other then
        return full(other, rest)
      end
      for _, use in ipairs(module.uses) do
        if use.qualifier == token then
          return "::" .. use.module.scope
        end
      end
      local there
      other, there = imported(first)
      if other then
        return full(other, there .. token:sub(#first + 1))
      end
      return (token:gsub("%.", "::"))
    end
    local function expr(text)
      return expression(text, name)
    end
    local function list(text)
      local parts = split(text)
      for i, part in ipairs(parts) do
        parts[i] = part:find '^".*"$' and part or expr(part)
      end
      return table.concat(parts, ", ")
    end

    ---The operand of an instruction: brackets of an address mode stay where they are.
    local function operand(text)
      local parts = split(text)
      for i, part in ipairs(parts) do
        local indirect = part:match "^%b()$"
        if part:find "^#" then
          parts[i] = "#" .. expr(part:sub(2))
        elseif indirect then
          local inside = split(indirect:sub(2, -2))
          for k, piece in ipairs(inside) do
            inside[k] = expr(piece)
          end
          parts[i] = "(" .. table.concat(inside, ", ") .. ")"
        else
          parts[i] = expr(part)
          if parts[i]:find "^%(" then
            parts[i] = "0 + " .. parts[i]
          end
        end
      end
      return table.concat(parts, ", ")
    end

    local function find_macro(word)
      if word:find "%." then
        local other, rest = qualified(module, word)
        return other and other.macros[rest]
      end
      local other, there = imported(word)
      return module.macros[word] or other and other.macros[there]
    end
    local function macro_name(m)
      return "m_" .. m.module.scope .. "_" .. m.name
    end

    local function charmap(encoding)
      for _, pair in ipairs(encoding) do
        put(".charmap $%02X, %s", pair[1], pair[2])
      end
    end
    local ascii = {}
    for code = 1, 255 do
      ascii[code] = { code, ("$%02X"):format(code) }
    end

    local function options(text)
      local found = { plain = {} }
      local key
      for _, part in ipairs(split(text)) do
        local k, value = part:match "^([%w_]+)%s*=%s*(.*)$"
        if k then
          key = k
          found[key] = value
        elseif key == "sections" then
          found.sections = found.sections .. "," .. part
        else
          found.plain[#found.plain + 1] = part
        end
      end
      return found
    end

    local handlers = {}
    handlers[".pub"] = function() end
    handlers[".priv"] = handlers[".pub"]
    handlers[".use"] = handlers[".pub"]
    handlers[".cpu"] = function(line) module.cpu = line.rest:gsub('"', "") end
    handlers[".module"] = function()
      put(".setcpu \"%s\"", (module.cpu or "65c02"):upper())
      put(".scope %s", module.scope)
      for _, given in ipairs(module.with) do
        put("%s = %s", given.name, expression(given.value, function(token)
          return full(qualified(given.importer, token))
        end))
      end
    end
    handlers[".endmodule"] = function()
      if module.encoding then
        charmap(ascii)
      end
      put ".endscope"
    end
    handlers[".endproc"] = function()
      put ".endproc"
      scopes[#scopes] = nil
      unit = nil
    end
    handlers[".section"] = function(line)
      local found = options(line.rest)
      local here = found.plain[1]
      local target = found.plain[2] == "logical" and module.map[here] or here
      local section = program.sections[target]
      if not section then
        section = { name = target, kind = "code" }
        program.sections[target] = section
        table.insert(program.sections, section)
      end
      section.kind = found.kind or section.kind
      section.align = found.align and expr(found.align) or section.align
      put ".pushseg"
      put('.segment "%s"%s', target, section.kind == "zp" and ": zeropage" or "")
    end
    handlers[".endsection"] = function() put ".popseg" end
    handlers[".region"] = function(line)
      local parts = split(line.rest)
      local region = { name = parts[1] }
      table.insert(program.regions, region)
      table.insert(program.globals, ("region_%s_start = %s"):format(parts[1], expr(parts[2])))
      table.insert(program.globals, ("region_%s_end = %s"):format(parts[1], expr(parts[3])))
    end
    handlers[".place"] = function(line)
      local section, region = line.rest:match "^([%w_]+)%s+in%s+([%w_]+)$"
      table.insert(program.places, { section, region })
    end
    handlers[".pack"] = function(line)
      local region, sections = line.rest:match "^in%s+([%w_]+)%s*:%s*(.*)$"
      for _, section in ipairs(split(sections)) do
        table.insert(program.places, { section, region })
      end
    end
    handlers[".output"] = function(line)
      local found = options(line.rest)
      found.file = found.plain[1]:sub(2, -2)
      found.sections = split(found.sections)
      table.insert(program.outputs, found)
      program.prg = program.prg or found.format == "prg" and found.sections[1] or nil
    end
    handlers[".mapfile"] = handlers[".pub"]
    handlers[".exportsections"] = handlers[".pub"]
    handlers[".res"] = function(line)
      local size, count = table.unpack(split(line.rest))
      put(".res (%s) * %d", expr(count), ({ byte = 1, word = 2, long = 4 })[size])
    end
    handlers[".null"] = function(line)
      put(".byte %s, 0", list(line.rest))
    end
    handlers[".assert"] = function(line)
      local condition, text = table.unpack(split(line.rest))
      put(".assert %s, error, %s", expr(condition), text or '"assertion"')
    end
    handlers[".for"] = function(line)
      local var, from, up, to = line.rest:match "^([%w_]+)%s+in%s+(.-)%s*%.%.(=?)%s*(.*)$"
      if var then
        put(".repeat (%s) - (%s)%s, i_%s", expr(to), expr(from), up == "=" and " + 1" or "", var)
        put("%s .set i_%s + %s", var, var, expr(from))
      else
        put(".repeat %s", expr(line.rest))
      end
    end
    handlers[".endfor"] = function() put ".endrepeat" end
    handlers[".rept"], handlers[".endrept"] = handlers[".for"], handlers[".endfor"]
    handlers[".logical"] = function(line) put(".org %s", expr(line.rest)) end
    handlers[".here"] = function() put ".reloc" end
    handlers[".encode"] = function(line)
      local word, base = table.unpack(split(line.rest))
      local encoding = {}
      assert(not base or base == "ascii", base)
      for code = 1, base and 255 or 0 do
        encoding[code] = { code, ("$%02X"):format(code) }
      end
      encodings[word], module.defining = encoding, encoding
    end
    handlers[".endencode"] = function() module.defining = nil end
    handlers[".cdef"] = function(line)
      local from, to, value = table.unpack(split(line.rest))
      local first = from:byte(2)
      for code = first, to:byte(2) do
        table.insert(module.defining, { code, expr(value) .. " + " .. code - first })
      end
    end
    handlers[".tdef"] = function(line)
      local chars, value = table.unpack(split(line.rest))
      for i = 2, #chars - 1 do
        table.insert(module.defining, { chars:byte(i), expr(value) .. " + " .. i - 2 })
      end
    end
    handlers[".encoding"] = function(line)
      charmap(line.rest == "ascii" and ascii or assert(encodings[line.rest], line.rest))
      module.encoding = line.rest ~= "ascii"
    end

    ---The body of a struct or an enum, up to its closer.
    local function record(line)
      local op, label, rest = line.op, line.label, line.rest
      if line.kind == ".enum" then
        if op == "=" then
          put("%s = %s", label, expr(rest))
        else
          put("%s%s", label or op, line.first and " = " .. line.first or "")
        end
      elseif op == ".byte" or op == ".word" or op == ".long" then
        assert(rest == "?", rest)
        put("%s %s", label or "", op == ".long" and ".dword" or op)
      else
        local size, count = table.unpack(split(rest))
        assert(op == ".res" and size == "byte", op)
        put("%s .res %s", label or "", expr(count))
      end
    end

    local function statement(line)
      local op, label = line.op, line.label
      if module.record then
        if closers[op] then
          put(op == ".endenum" and ".endenum" or ".endstruct")
          module.record, module.first = nil, nil
          scopes[#scopes] = nil
        else
          line.kind, line.first = module.record, module.first
          module.first = nil
          record(line)
        end
      elseif op == ".struct" or op == ".enum" then
        put("%s %s", op, label or "")
        module.record = op
        if op == ".enum" and line.rest ~= "" then
          module.first = expr(line.rest)
        end
        scopes[#scopes + 1] = inner[line]
      elseif op == ".macro" or op == ".segment" then
        macro = module.macros[label]
        unit, in_macro = module.scope .. "::" .. label, true
        local params = {}
        for i, param in ipairs(macro.params) do
          params[i] = "p_" .. param
        end
        put(".macro %s %s", macro_name(macro), table.concat(params, ", "))
        if macro.is_scoped and #macro.labels > 0 then
          put(".local %s", table.concat(macro.labels, ", "))
        end
      elseif op == ".endmacro" or op == ".endsegment" then
        put ".endmacro"
        macro, unit, in_macro = nil, nil, false
      elseif op == "=" then
        put("%s = %s", label, expr(line.rest))
      elseif op == ":?=" then
        if not module.with[label] then
          put("%s = %s", label, expr(line.rest))
        end
      elseif op == ":=" then
        put("%s .set %s", label, expr(line.rest))
      elseif op == ".proc" then
        unit = module.scope .. "::" .. label
        put(".proc %s", label)
        scopes[#scopes + 1] = inner[line]
      else
        if label then
          put("%s:", label:find "^_" and "@" .. label:sub(2) or own(label))
        end
        local called = op and op:find "^%." and not builtin[op] and find_macro(op:sub(2))
        if not op then
          return
        elseif called then
          local args = split(line.rest)
          for i, param in ipairs(called.params) do
            local text = assert(args[i] or called.defaults[param], line.place)
            args[i] = "{" .. (text:find '^"' and text or operand(text)) .. "}"
          end
          refer(called.module, called.name)
          put("%s %s", macro_name(called), table.concat(args, ", "))
        elseif handlers[op] then
          handlers[op](line)
        elseif data[op] then
          put("%s %s", data[op], list(line.rest))
        elseif macro and macro.params[op:sub(2)] then
          put("p_%s %s", op:sub(2), operand(line.rest))
        elseif op:find "^%a+%d?$" then
          put("%s %s", op, line.rest:lower() == "a" and "a" or operand(line.rest))
        else
          error("no translation of " .. op)
        end
      end
    end
    for _, line in ipairs(module.lines) do
      local ok, message = xpcall(statement, debug.traceback, line)
      if not ok then
        error(line.place .. ": " .. message, 0)
      end
    end
  end

  -- Procs in use: those that code outside of them reaches.
  local used, queue = {}, { "root" }
  while #queue > 0 do
    for _, to in ipairs(refs[table.remove(queue)] or {}) do
      if not used[to] then
        used[to] = true
        queue[#queue + 1] = to
      end
    end
  end
  local lines, dropped = {}, {}
  for _, row in ipairs(out) do
    if not row[1] or used[row[1]] then
      lines[#lines + 1] = row[2]
    elseif row[2]:find "^%.proc" then
      dropped[#dropped + 1] = row[1]
    end
  end
  for _, section in ipairs(program.sections) do
    if sized[section.name] then
      lines[#lines + 1] = (".import __%s_SIZE__: absolute"):format(section.name)
    end
  end
  for _, line in ipairs(program.globals) do
    lines[#lines + 1] = line
    lines[#lines + 1] = ".export " .. line:match "^[%w_]+" .. ": absolute"
  end
  for _, place in ipairs(program.places) do
    if place[1] == program.prg then
      lines[#lines + 1] = '.segment "LOADADDR"'
      lines[#lines + 1] = (".addr region_%s_start"):format(place[2])
    end
  end
  program.text = table.concat(lines, "\n") .. "\n"
  program.dropped, program.modules, program.by_id = dropped, order, by_id
  return program
end

-- Linking ------------------------------------------------------------------------------------

---The configuration of ld65 for one output: its memory areas go to the file, all others nowhere.
function M.config(program, output)
  local region_of, wanted = {}, {}
  for _, place in ipairs(program.places) do
    region_of[place[1]] = place[2]
  end
  for _, section in ipairs(output.sections) do
    wanted[region_of[section]] = true
  end
  local text = { "MEMORY {" }
  if program.prg then
    text[2] = ("  LOADADDR: start = 0, size = 2, type = ro, file = %s;")
      :format(output.format == "prg" and "%O" or '""')
  end
  for _, region in ipairs(program.regions) do
    text[#text + 1] = ("  %s: start = region_%s_start, size = region_%s_end - region_%s_start + 1, "
      .. "type = rw, file = %s%s;"):format(region.name:upper(), region.name, region.name,
      region.name, wanted[region.name] and "%O" or '""',
      wanted[region.name] and output.image and ", fill = yes, fillval = " .. output.fill or "")
  end
  text[#text + 1] = "}\nSEGMENTS {"
  if program.prg then
    text[#text + 1] = "  LOADADDR: load = LOADADDR, type = ro;"
  end
  local kinds = { code = "ro", data = "ro", bss = "bss", zp = "zp" }
  for _, place in ipairs(program.places) do
    local section = assert(program.sections[place[1]], place[1])
    text[#text + 1] = ("  %s: load = %s, type = %s%s, define = yes;"):format(section.name,
      place[2]:upper(), kinds[section.kind], section.align and ", align = " .. section.align or "")
  end
  text[#text + 1] = "}\n"
  return table.concat(text, "\n")
end

return M
