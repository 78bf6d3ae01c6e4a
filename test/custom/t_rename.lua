-- t_rename.lua - no name lives in C: the packages with every directive, builtin, unit, mnemonic,
-- register and CPU under another name pass the language tests, renamed in the same way.
--
-- The renaming turns letters by 13 places. It is reversible, keeps lengths and letter case, and is
-- done to all names of the sources alike, symbols and parameters too, so that nothing can collide:
-- bytes, addresses, codes, lines and columns must all be those of the original run.
-- SPDX-License-Identifier: MIT
package.path = "./?.lua;lua/?.lua;lua/?/init.lua;" .. package.path

local builder = require "opforge.builder"
local json = require "test.lib.json"
local kit = require "test.custom.kit"
local tap = require "test.lib.tap"

-- Files that cannot be renamed mechanically, because a letter in them is text or a digit as well.
local unfit = {
  ["test/asm/macro/ok_braced_reference.asm"] = "a hex digit behind a reference",
  ["test/asm/macro/ok_in_strings.asm"] = "an argument becomes part of a string",
  ["test/asm/macro/ok_not_scanned_again.asm"] = "an argument becomes part of a string",
  ["test/asm/module/err_many_files.asm"] = "a module has the name of its file",
  ["test/asm/module/err_told.asm"] = "a module has the name of its file",
  ["test/asm/module/ok_files.asm"] = "a module has the name of its file",
  ["test/asm/macro/ok_positional_trimmed.asm"] = "an argument becomes part of a string",
  ["test/asm/statement/ok_define_minus.asm"] = "names of text definitions stand in options",
  ["test/asm/statement/ok_dot.asm"] = "an argument becomes part of a string",
  ["test/asm/statement/ok_group.asm"] = "an argument becomes part of a string",
  ["test/asm/macro/ok_sentences.asm"] = "an argument becomes part of a string",
  ["test/asm/statement/ok_sentences.asm"] = "an argument becomes part of a string",
  ["test/asm/statement/ok_positions.asm"] = "an argument becomes part of a string",
  ["test/asm/section/err_links.asm"] = "names of formats are the host's",
  ["test/asm/section/ok_outputs.asm"] = "names of formats are the host's",
}

local function turn(name)
  return (name:gsub("%a", function(c)
    local base = c:find "%l" and 97 or 65
    return string.char((c:byte() - base + 13) % 26 + base)
  end))
end

local function turn_strings(text)
  -- References of macro bodies are replaced inside strings, too.
  text = text:gsub("([.@])(%b{})", function(sign, name) return sign .. turn(name) end)
  return (text:gsub("%f[.@][.@]%a[%w_]*", turn))
end

---Names of one line; what stands in numbers, strings and comments stays.
local function turn_line(line, has_references)
  local out, i = {}, 1
  while i <= #line do
    local c = line:sub(i, i)
    local stop
    if c == ";" then
      out[#out + 1] = line:sub(i)
      break
    elseif c == '"' or c == "'" then
      stop = i + 1
      while stop <= #line and line:sub(stop, stop) ~= c do
        stop = stop + (line:sub(stop, stop) == "\\" and 2 or 1)
      end
      local text = line:sub(i, stop)
      local is_cpu = line:sub(1, i - 1):lower():find "%.cpu%s*$"
      local is_signature = line:sub(1, i - 1):lower():find "^%s*%.statement%s"
      out[#out + 1] = (is_cpu or is_signature) and turn(text)
        or has_references and turn_strings(text) or text
    elseif c:find "%d" or line:find("^%$%x", i) then
      stop = select(2, line:find("^%$?[%w_]*", i))
      out[#out + 1] = line:sub(i, stop)
    elseif c:find "[%a_]" then
      stop = select(2, line:find("^[%w_$]*", i))
      out[#out + 1] = turn(line:sub(i, stop))
    else
      stop = i
      out[#out + 1] = c
    end
    i = stop + 1
  end
  return table.concat(out)
end

local function turn_source(text)
  local depth = 0
  return (text:gsub("[^\r\n]+", function(line)
    local word = line:lower():match "%.(%l+)"
    local is_end = word == "endm" or word == "endmacro" or word == "endstatement"
    depth = is_end and math.max(depth - 1, 0) or depth
    local result = turn_line(line, depth > 0)
    depth = (word == "macro" or word == "statement") and depth + 1 or depth
    return result
  end))
end

tap.is(turn_source "lda.w $fAb,x ; lda\nN x= .lo(Tab_1)+0fh, 'lda \\' x'",
  "yqn.j $fAb,k ; lda\nA k= .yb(Gno_1)+0fh, 'lda \\' x'", "the renaming of sources")

---Programs call keys of the state of a CPU by name.
local function turn_states(program)
  for _, before in ipairs { "WHEN ", "NEAR op%d+ ", "OFFSET op%d+ ", "SET ", "SETIF op%d+ %S+ ",
                            "FORGET ", "STATE " } do
    program = program and program:gsub("(%f[%u]" .. before .. ")(%l+)", function(opcode, key)
      return opcode .. turn(key)
    end)
  end
  return program
end

-- The packages.
local originals = {}
local function turn_package(name)
  local bytes = assert(tap.read("build/packages/" .. name .. ".opcpu"))
  local model = assert(builder.decode(bytes))
  local count = 0
  local function each(tag, column)
    for _, row in ipairs(model[tag] or {}) do
      if row[column] and row[column]:find "%a" then
        originals[tag] = originals[tag] or {}
        originals[tag][row[column]] = true
        row[column] = turn(row[column])
        count = count + 1
      end
    end
  end
  each("DIRS", "name")
  each("MNEM", "name")
  each("MSEL", "mnem")
  each("REGS", "name")
  each("CPUS", "name")
  each("ALIA", "name")
  each("ENCO", "name")
  each("STAT", "name")
  each("STAT", "lock")
  each("TRTS", "value")                   -- what closers of metadata start with
  each("FAMS", "name")
  each("DIAL", "name")
  each("TOPS", "text")                    -- the operator of `name x= value`
  for _, chunk in pairs(model) do         -- each row by itself; the order does not matter
    for _, row in ipairs(chunk) do
      if row.owner then
        row.owner = row.owner:gsub("^(%u+ )(.*)$", function(kind, of) return kind .. turn(of) end)
      end
    end
  end
  for _, tag in ipairs { "TABL", "PRVM" } do
    for _, row in ipairs(model[tag] or {}) do
      row.guard, row.form, row.code = turn_states(row.guard), turn_states(row.form),
        turn_states(row.code)
    end
  end
  for _, row in ipairs(model.CPUS) do
    row.family = type(row.family) == "string" and turn(row.family) or row.family
    row.dialect = type(row.dialect) == "string" and turn(row.dialect) or row.dialect
  end
  for _, tag in ipairs { "ALIA", "DIAL" } do
    for _, row in ipairs(model[tag] or {}) do
      local key = tag == "ALIA" and "cpu" or "family"
      row[key] = type(row[key]) == "string" and turn(row[key]) or row[key]
    end
  end
  local meta = model.META[1]
  meta.probe = turn_line(meta.probe)
  meta.probecpu = type(meta.probecpu) == "string" and turn(meta.probecpu) or meta.probecpu
  local text = require("opforge.builder.dump").text(model)
  tap.write(kit.temp .. "/" .. name .. ".lua", text)
  tap.ok(count > 40, ("%s: %d names turned"):format(name, count))
  return kit.package(kit.temp .. "/" .. name .. ".lua", name)
end

turn_package "base"
local package_file = turn_package "mos6502"
os.execute(("mkdir %s/path && mv %s/base.opcpu %s/path/")
  :format(kit.temp, kit.temp, kit.temp))
local shared = {}
for _, tag in ipairs { "DIRS", "MNEM", "REGS" } do
  for name in pairs(originals[tag]) do
    -- Of one letter there are registers on both sides; they keep apart what they are.
    if #name > 1 and originals[tag][turn(name)] then
      shared[#shared + 1] = name
    end
  end
end
table.sort(shared)
tap.is(table.concat(shared, " "), "", "no turned name is a name of the original")

-- The sources, beside their include files.
local files = tap.lines "find test/asm -type f"
for _, path in ipairs(files) do
  local text = tap.read(path)
  os.execute(("mkdir -p %s/%s"):format(kit.temp, path:match "^(.*)/"))
  local is_source = path:find "%.asm$" or path:find "%.inc$"
  tap.write(kit.temp .. "/" .. path, is_source and turn_source(text) or text)
end

local _, here = tap.run "pwd"
here = here:gsub("\n", "")

---Options whose text definitions have turned names; strings in them stay.
local function turned_definitions(options)
  local function turned(definition)
    local parts = {}
    local from = 1
    for before, string, behind in definition:gmatch '([^"\\]*)(\\?"[^"]*")()' do
      parts[#parts + 1] = before:gsub("[%a_][%w_]*", turn) .. string
      from = behind
    end
    return table.concat(parts) .. definition:sub(from):gsub("[%a_][%w_]*", turn)
  end
  local out = (options .. " -"):gsub("(%-D%s*)(.-)%s+%f[%-]", function(flag, words)
    local quote, text = words:match "^([\"'])(.*)%1$"
    return flag .. (quote and quote .. turned(text) .. quote or turned(words)) .. " "
  end)
  return out:sub(1, -2)
end

local script, tests = {}, {}
for _, path in ipairs(files) do
  if path:find "%.asm$" and not unfit[path] then
    local text = tap.read(path)
    local options, dir = text:match ";options%s+([^\r\n]*)" or "", path:match "^(.*)/"
    local is_bare = text:find(";nocpu", 1, true)
    local i = #tests + 1
    tests[i] = path
    for _, letter in ipairs { "o", "t" } do
      local more = letter == "t" and "--package " .. package_file or ""
      if letter == "t" then
        options = options:gsub("%-%-cpu%s+(%S+)", function(cpu) return "--cpu " .. turn(cpu) end)
        options = turned_definitions(options)
      end
      local base = ("%s/%s%d"):format(kit.temp, letter, i)
      local folder = letter == "o" and here or kit.temp
      local env = letter == "t" and ("OPFORGE_PATH=%s/path "):format(kit.temp) or ""
      script[#script + 1] = ("cd '%s'; %stimeout 10 '%s/build/opforge' %s %s -b -x --format json"
        .. " %s -I '%s' -o %s '%s' 2>%s.err >/dev/null; echo $? >%s.rc"):format(folder, env, here,
        is_bare and "" or "--cpu 6502", more, options, dir, base, path, base, base)
    end
  end
end
tap.write(kit.temp .. "/run.sh", table.concat(script, "\n") .. "\n")
tap.run("sh " .. kit.temp .. "/run.sh")

local function result(base)
  local out = { "exit " .. (tap.read(base .. ".rc") or "?") }
  for line in (tap.read(base .. ".err") or ""):gmatch "[^\n]+" do
    local is_json, one = pcall(json.decode, line)
    if not is_json then
      out[#out + 1] = line
    elseif one.type == "diagnostic" then
      out[#out + 1] = ("%s %s %s:%s:%s-%s"):format(one.code, one.severity, tostring(one.file),
        tostring(one.line), tostring(one.col_start), tostring(one.col_end))
    end
  end
  out[#out + 1] = tap.read(base .. ".hex") or "no image"
  local bytes = tap.read(base .. ".bin")
  out[#out + 1] = bytes and #bytes .. " bytes " .. tap.hex(bytes) or "no bytes"
  return table.concat(out, "\n"), bytes
end

local n_same, n_files = 0, 0
for _, path in ipairs(files) do
  n_files = n_files + (path:find "%.asm$" and 1 or 0)
end
for i, path in ipairs(tests) do
  local expected, expected_bytes = result(("%s/o%d"):format(kit.temp, i))
  local got, got_bytes = result(("%s/t%d"):format(kit.temp, i))
  local is_same = expected == got and expected_bytes == got_bytes
  n_same = n_same + (is_same and 1 or 0)
  if not is_same then
    tap.ok(false, path, "original: " .. expected, "renamed: " .. got,
      turn_source(tap.read(path)))
  end
end
tap.ok(n_same * 10 >= n_files * 9 and n_files > 300,
  ("%d of %d files give the same under other names"):format(n_same, n_files))

-- The old names are gone.
local options = "--package " .. package_file .. " --cpu 6502"
for _, one in ipairs { { "  lda #1", "OF0501" }, { "  .byte 1", "OF0401" },
                       { "  .jbeq .lo(1)", "OF0214" }, { "  .svyy byte, 1, 2", "OF0301" },
                       { "  yqn 5,x", "OF0502" }, { "  .vs 1\n  .endif", "OF0401" } } do
  local got = kit.assemble(one[1] .. "\n", "--package " .. package_file .. " --cpu 6502")
  tap.ok(got.code == 1 and got.diags[1] and not got.bytes, "refused: " .. one[1]:gsub("\n", ";"),
    got.log)
end
kit.gives("the new names", "  yqn #1\n  .olgr 2\n  fgn.j $12,k\n  nfy n\n  .vs 0\n  .raqvs\n",
  "A9 01 02 9D 12 00 0A", options)

kit.done()
