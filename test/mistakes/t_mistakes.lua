-- t_mistakes.lua - 100 mistakes in a program of 1,000 lines give 100 diagnostics, each on its line
-- and columns, and no other.
--
--   lua5.4 test/mistakes/t_mistakes.lua [FIRST [LAST]]      seeds, 1 to 20 when none is given
--
-- A seed draws the program, 98 mistakes of catalog.lua, two constructs that are not closed, and
-- the places of all of them. make test-hard runs a thousand seeds.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local catalog = require "test.mistakes.catalog"
local json = require "test.lib.json"
local program = require "test.mistakes.program"
local tap = require "test.lib.tap"

local N_LINES, N_MISTAKES, N_UNCLOSED, N_CODES = 1000, 100, 2, 60

local _, pwd = tap.run "pwd"
local opforge = tap.quote(pwd:gsub("\n$", "") .. "/build/opforge")
local folder = tap.temp()
for name, text in pairs(program.files) do        -- files of different names; order does not show
  tap.write(folder .. "/" .. name, text)
end

---The first n of a list in an order that is drawn.
local function draw(list, n)
  local rest = table.move(list, 1, #list, 1, {})
  for i = 1, n do
    local k = math.random(i, #rest)
    rest[i], rest[k] = rest[k], rest[i]
  end
  return table.move(rest, 1, n, 1, {})
end

---Text without its marks, and the columns between these; a mark alone is the column behind it.
local function unmark(text)
  local first = text:find("`", 1, true)
  if not first then
    return text
  end
  local last = text:find("`", first + 1, true)
  return text:gsub("`", ""), first, last and last - 1 or first + 1
end

---@class mistakes.Fragment
---@field code string
---@field lines string[]     with marks
---@field closer string?     the line, with marks, where an unclosed one is said
---@field at integer         line of the program in front of which it stands

---Whether a mistake says nothing about the constructs that are open.
local function is_independent(row, unclosed)
  for _, open in ipairs(unclosed) do
    local word = open[3]:gsub("`", ""):match("(%.%a+)")
    if row.closes and ((" " .. row.closes .. " "):find(" " .. word .. " ", 1, true)
      or row[2]:find(open[2], 1, true)) then
      return false
    end
  end
  return true
end

---The mistakes of a seed, without their places.
local function choose()
  local unclosed = draw(catalog.unclosed, N_UNCLOSED)
  local list = {}
  for _, row in ipairs(catalog.mistakes) do
    list[#list + 1] = is_independent(row, unclosed) and row or nil
  end
  local rows = draw(list, N_MISTAKES - N_UNCLOSED)
  table.move(unclosed, 1, N_UNCLOSED, #rows + 1, rows)
  local out, n_lines = {}, 0
  for i, row in ipairs(rows) do
    local lines, choices = {}, {}
    for line in (row[3]:gsub("NN", tostring(100 + i)) .. "\n"):gmatch("([^\n]*)\n") do
      lines[#lines + 1] = line
    end
    for place in row[2]:gmatch("%S+") do
      choices[#choices + 1] = place
    end
    n_lines = n_lines + #lines
    out[i] = { code = row[1], lines = lines, closer = row[4],
      place = choices[math.random(#choices)] }
  end
  return out, n_lines
end

---Draws a line of the program for each mistake.
local function put(fragments, lines)
  local all, free = { ["end"] = { #lines + 1 } }, {}
  for i, line in ipairs(lines) do
    if line.place then
      all[line.place] = all[line.place] or {}
      table.insert(all[line.place], i)
    end
  end
  for _, fragment in ipairs(fragments) do
    local list = free[fragment.place]
    if not list or #list == 0 then               -- two in front of one line, when there are many
      list = table.move(all[fragment.place], 1, #all[fragment.place], 1, {})
      free[fragment.place] = list
    end
    fragment.at = table.remove(list, math.random(#list))
  end
  table.sort(fragments, function(a, b)
    return a.at < b.at or a.at == b.at and a.lines[1] < b.lines[1]
  end)
end

---The source text and what is expected of it.
---@return string text
---@return string[] expected   sorted
local function make(seed)
  math.randomseed(seed)
  local fragments, n_more = choose()
  local lines = program.make(N_LINES - n_more, math.random)
  local out, expected, waiting, next_one = {}, {}, {}, 1
  local codes, n_codes = {}, 0
  put(fragments, lines)
  local function expect(code, line, first, last, file)
    expected[#expected + 1] = ("%s %s:%d:%d-%d"):format(code, file or "main.asm", line, first, last)
  end
  for i = 1, #lines + 1 do
    while fragments[next_one] and fragments[next_one].at == i do
      local fragment = fragments[next_one]
      next_one = next_one + 1
      n_codes = n_codes + (codes[fragment.code] and 0 or 1)
      codes[fragment.code] = true
      for _, marked in ipairs(fragment.lines) do
        local text, first, last = unmark(marked)
        out[#out + 1] = text
        if first then
          expect(fragment.code, #out, first, last)
        end
      end
      if fragment.closer == "`open.inc`" then
        expect(fragment.code, 2, 9, 12, "open.inc")
      elseif fragment.closer then
        waiting[#waiting + 1] = fragment
      end
    end
    if lines[i] then
      out[#out + 1] = lines[i].text
      for k = #waiting, 1, -1 do
        local text, first, last = unmark(waiting[k].closer)
        if text == lines[i].text then
          expect(waiting[k].code, #out, first, last)
          table.remove(waiting, k)
        end
      end
    end
  end
  assert(#waiting == 0 and #out == N_LINES and #expected == N_MISTAKES, "seed " .. seed)
  assert(n_codes >= N_CODES, "too few codes")
  table.sort(expected)
  return table.concat(out, "\n") .. "\n", expected, n_codes
end

---@return string[] got        sorted
---@return integer status
local function assemble(text)
  tap.write(folder .. "/main.asm", text)
  local status, out = tap.run(("cd %s && timeout 10 %s main.asm --check --format json 2>&1")
    :format(tap.quote(folder), opforge))
  local got = {}
  for line in out:gmatch("[^\n]+") do
    local is_json, record = pcall(json.decode, line)
    if not is_json then
      got[#got + 1] = line
    elseif record.type == "diagnostic" then
      got[#got + 1] = ("%s %s:%d:%d-%d"):format(record.code, record.file, record.line,
        record.col_start, record.col_end)
    end
  end
  table.sort(got)
  return got, status
end

---What only one of two sorted lists holds.
local function differences(expected, got)
  local notes, i, k = {}, 1, 1
  while expected[i] or got[k] do
    if expected[i] == got[k] then
      i, k = i + 1, k + 1
    elseif not got[k] or expected[i] and expected[i] < got[k] then
      notes[#notes + 1] = "expected: " .. expected[i]
      i = i + 1
    else
      notes[#notes + 1] = "got:      " .. got[k]
      k = k + 1
    end
  end
  return notes
end

local first, last = tonumber(arg[1] or "1"), tonumber(arg[2] or arg[1] or "20")
for seed = first, last do
  math.randomseed(seed)
  local lines = {}
  for i, line in ipairs(program.make(N_LINES, math.random)) do
    lines[i] = line.text
  end
  local got, status = assemble(table.concat(lines, "\n") .. "\n")
  tap.ok(#got == 0 and status == 0, ("seed %d: the program without mistakes"):format(seed),
    table.unpack(got))
  local text, expected, n_codes = make(seed)
  got, status = assemble(text)
  local notes = differences(expected, got)
  -- A file that is not there is worse than a mistake in the source.
  local expected_status = table.concat(expected):find("OF1101", 1, true) and 3 or 1
  local passed = tap.ok(#notes == 0 and status == expected_status,
    ("seed %d: %d mistakes of %d codes"):format(seed, #expected, n_codes),
    "exit status " .. status, table.unpack(notes))
  if not passed then
    tap.write("build/mistakes.asm", text)
    io.write("# the source is in build/mistakes.asm\n")
  end
end
tap.run("rm -rf " .. tap.quote(folder))
tap.done()
