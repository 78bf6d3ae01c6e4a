-- asm.lua - runs the language tests: test/asm/**/{ok,err}_*.asm.
--
-- Expectations are comments on the line that causes them:
--
--   ;= A9 04                bytes; all of them, joined in the order of the file, are the image
--   ;image 0200: A9 04      bytes at an address; together they are the whole image, gaps apart
--   ;! OF0205 13-17         a diagnostic of this line, with the columns of its first and last byte
--   ;! OF0205 ;! OF0301     several
--   ;!@ sub.inc:3 OF0205    a diagnostic of a line in another file
--   ;!? OF1207              a diagnostic anywhere
--   ;not OF0205             a near miss: this line is not refused with that code. Each diagnostic
--                           has one in an ok_ file (test/lists/t_coverage.lua)
--   ;options --max-passes 4 more options for the command line
--   ;nocpu                  without --cpu 6502
--   ;nopipe                 not through standard input
--
-- Every file runs as a file and through standard input. All processes are started by one shell,
-- because starting them one by one from here would cost more than the assembling.
-- SPDX-License-Identifier: MIT

local json = require "test.lib.json"
local tap = require "test.lib.tap"

local M = {}

local opforge = "build/opforge"

local function bytes_of(hex, where)
  local rest = hex:gsub("%x%x", ""):gsub("%s", "")
  if rest ~= "" then
    return nil, where .. ": bad byte list '" .. hex .. "'"
  end
  return (hex:gsub("%s", ""):gsub("%x%x", function(pair)
    return string.char(tonumber(pair, 16))
  end))
end

---Reads the expectations of one source text.
---@return table test
function M.parse(path)
  local text = assert(tap.read(path))
  local test = { path = path, diags = {}, near = {}, bytes = nil, image = nil, options = "",
    faults = {} }
  local line_number = 0
  local faults = test.faults
  text = text:gsub("\r\n", "\n"):gsub("\r", "\n")
  for line in (text .. "\n"):gmatch("(.-)\n") do
    line_number = line_number + 1
    local where = path .. ":" .. line_number
    local hex = line:match(";=([%x%s]*)") or line:match(";=(.*)")
    if hex then
      local bytes, err = bytes_of(hex, where)
      faults[#faults + 1] = err
      test.bytes = (test.bytes or "") .. (bytes or "")
    end
    for address, list in line:gmatch(";image%s+(%x+):([%x%s]*)") do
      local bytes, err = bytes_of(list, where)
      faults[#faults + 1] = err
      test.image = test.image or {}
      for i = 1, #(bytes or "") do
        test.image[tonumber(address, 16) + i - 1] = bytes:byte(i)
      end
    end
    for code in line:gmatch(";!%?%s+(OF%d%d%d%d)") do
      test.diags[#test.diags + 1] = { line = line_number, code = code, is_anywhere = true }
    end
    for code, columns in line:gmatch(";!%s+(OF%d%d%d%d)%s*([%d%-]*)") do
      local first, last = columns:match("^(%d+)%-(%d+)$")
      test.diags[#test.diags + 1] = { line = line_number, code = code, first = tonumber(first),
        last = tonumber(last) }
    end
    for code in line:gmatch(";not%s+(OF%d%d%d%d)") do
      test.near[#test.near + 1] = { line = line_number, code = code }
    end
    for file, number, code in line:gmatch(";!@%s+(%S+):(%d+)%s+(OF%d%d%d%d)") do
      test.diags[#test.diags + 1] = { file = file, line = tonumber(number), code = code }
    end
    test.options = line:match(";options%s+(.*)") or test.options
    test.is_nocpu = test.is_nocpu or line:find(";nocpu", 1, true) ~= nil
    test.is_nopipe = test.is_nopipe or line:find(";nopipe", 1, true) ~= nil
  end
  if not test.bytes and not test.image and #test.diags == 0 then
    faults[#faults + 1] = path .. ": no expectation"
  end
  if path:match("[^/]*$"):match("^ok_") and not test.bytes and not test.image then
    faults[#faults + 1] = path .. ": an ok_ test expects bytes"
  end
  if path:match("[^/]*$"):match("^err_") and #test.diags == 0 then
    faults[#faults + 1] = path .. ": an err_ test expects a diagnostic"
  end
  return test
end

---The command that runs one test; base is the output base without extension.
---@param program string?   what to run instead of build/opforge
function M.command(test, base, is_pipe, program)
  local dir = test.path:match("^(.*)/")
  local words = { program or opforge, "-b", "-x", "--format", "json" }
  if not test.is_nocpu then
    words[#words + 1] = "--cpu 6502"
  end
  words[#words + 1] = test.options
  words[#words + 1] = "-I " .. tap.quote(dir)
  words[#words + 1] = "-o " .. tap.quote(base)
  words[#words + 1] = is_pipe and "- <" .. tap.quote(test.path) or tap.quote(test.path)
  return (table.concat(words, " "):gsub("  +", " "))
end

local function intel_hex(text)
  local image, upper = {}, 0
  for count, offset, kind, data in text:gmatch(":(%x%x)(%x%x%x%x)(%x%x)(%x*)") do
    local n = tonumber(count, 16)
    if kind == "00" then
      for i = 0, n - 1 do
        image[upper + tonumber(offset, 16) + i] = tonumber(data:sub(2 * i + 1, 2 * i + 2), 16)
      end
    elseif kind == "04" then
      upper = tonumber(data:sub(1, 4), 16) << 16
    end
  end
  return image
end

local function show_image(image)
  local list = {}
  for address in pairs(image) do        -- sorted below
    list[#list + 1] = address
  end
  table.sort(list)
  local parts = {}
  for i, address in ipairs(list) do
    if i == 1 or list[i - 1] ~= address - 1 then
      parts[#parts + 1] = ("%04X:"):format(address)
    end
    parts[#parts + 1] = ("%02X"):format(image[address])
  end
  return table.concat(parts, " ")
end

local function show_diag(diag, is_short)
  local text = ("%s at %s:%s"):format(diag.code, diag.file or "?", diag.line or "?")
  if diag.first and not is_short then
    text = text .. (" columns %d-%d"):format(diag.first, diag.last)
  end
  if diag.message then
    text = text .. ": " .. diag.message
  end
  return text
end

local function plain(value)
  if value == json.null then
    return nil
  end
  return value
end

local function exit_code(diags)
  local code = 0
  for _, diag in ipairs(diags) do
    local area = diag.code:sub(3, 4)
    local c = 1
    if diag.severity ~= "error" then
      c = 0
    elseif area == "10" or diag.code == "OF1199" then
      c = 4
    elseif area == "12" then
      c = 5
    elseif diag.code:find("110[1256]$") then
      c = 3
    end
    local rank = { [0] = 0, 1, 2, 3, 5, 4 }      -- 4 wins over 5, 5 over 3, 2 and 1
    if rank[c] > rank[code] then
      code = c
    end
  end
  return code
end

---The same as a line for sh that keeps what judge looks at.
function M.line(command, base)
  return ("timeout 10 %s 2>%s.err >%s.out; echo $? >%s.rc"):format(command, base, base, base)
end

---Compares one run with the expectations.
---@return string[] notes  empty when it passed
function M.judge(test, base, is_pipe)
  local notes = {}
  local function note(...)
    notes[#notes + 1] = string.format(...)
  end
  local got = {}
  local status = tonumber(tap.read(base .. ".rc") or "")
  local shown_as = is_pipe and "<stdin>" or test.path
  for line in (tap.read(base .. ".err") or ""):gmatch("[^\n]+") do
    local is_json, record = pcall(json.decode, line)
    if not is_json then
      note("not JSON on standard error: %s", line)
    elseif record.type == "diagnostic" then
      local first, behind = plain(record.col_start), plain(record.col_end)
      got[#got + 1] = { code = record.code, severity = record.severity, message = record.message,
        file = plain(record.file), line = plain(record.line), first = first,
        last = behind and behind - 1 }
    end
  end
  local function fits(expected, diag)
    local file = expected.file
    if expected.is_anywhere then
      return expected.code == diag.code
    end
    return expected.code == diag.code and expected.line == diag.line
      and (file and diag.file and diag.file:sub(-#file) == file
        or not file and diag.file == shown_as)
      and (not expected.first or expected.first == diag.first and expected.last == diag.last)
  end
  local taken = {}
  for _, expected in ipairs(test.diags) do
    local is_found = false
    for i, diag in ipairs(got) do
      if not taken[i] and fits(expected, diag) then
        taken[i], is_found = true, true
        break
      end
    end
    if not is_found then
      expected.file = expected.file or test.path
      note("%s:%d: expected: %s", test.path, expected.line, show_diag(expected))
      expected.file = expected.file ~= test.path and expected.file or nil
    end
  end
  for _, near in ipairs(test.near) do
    for _, diag in ipairs(got) do
      if diag.code == near.code and diag.line == near.line then
        note("%s:%d: not expected: %s", test.path, near.line, near.code)
      end
    end
  end
  local has_error = false
  for i, diag in ipairs(got) do
    has_error = has_error or diag.severity == "error"
    if not taken[i] then
      note("%s:%s: got:      %s", test.path, diag.line or "?", show_diag(diag))
    end
  end
  if status ~= exit_code(got) then
    note("%s: expected: exit status %d, got: %s", test.path, exit_code(got), status)
  end
  if has_error then
    if test.bytes or test.image then
      note("%s: bytes expected, errors got", test.path)
    end
    return notes
  end
  if test.bytes then
    local diff = tap.diff(test.bytes, tap.read(base .. ".bin") or "")
    if diff then
      note("%s: %s", test.path, diff)
    end
  end
  if test.image then
    local expected = show_image(test.image)
    local image = show_image(intel_hex(tap.read(base .. ".hex") or ""))
    if image ~= expected then
      note("%s: image\nexpected: %s\ngot:      %s", test.path, expected, image)
    end
  end
  return notes
end

---Runs all tests whose path contains one of the filters.
---@param report fun(passed: boolean, name: string, notes: string[])
function M.run(filters, report)
  local tests = {}
  for _, path in ipairs(tap.lines("find test/asm -name '*.asm'")) do
    local name = path:match("[^/]*$")
    local is_wanted = #filters == 0
    for _, filter in ipairs(filters) do
      is_wanted = is_wanted or path:find(filter, 1, true) ~= nil
    end
    if is_wanted and (name:match("^ok_") or name:match("^err_")) then
      tests[#tests + 1] = M.parse(path)
    elseif is_wanted then
      report(false, path, { path .. ": the name must start with ok_ or err_" })
    end
  end
  if #tests == 0 then
    return
  end
  local temp = tap.temp()
  local script = {}
  local function job(test, base, is_pipe)
    test.commands = test.commands or {}
    test.commands[is_pipe] = M.command(test, base, is_pipe)
    script[#script + 1] = M.line(test.commands[is_pipe], base)
  end
  for i, test in ipairs(tests) do
    job(test, ("%s/f%d"):format(temp, i), false)
    if not test.is_nopipe then
      job(test, ("%s/p%d"):format(temp, i), true)
    end
  end
  tap.write(temp .. "/run.sh", table.concat(script, "\n") .. "\n")
  tap.run("sh " .. temp .. "/run.sh")
  for i, test in ipairs(tests) do
    local function finish(letter, is_pipe)
      local base = ("%s/%s%d"):format(temp, letter, i)
      local notes = #test.faults > 0 and test.faults or M.judge(test, base, is_pipe)
      if #notes > 0 then
        notes[#notes + 1] = "again: "
          .. M.command(test, "build/again", is_pipe):gsub(" %-%-format json", "")
      end
      report(#notes == 0, test.path .. (is_pipe and " (pipe)" or ""), notes)
    end
    finish("f", false)
    if not test.is_nopipe then
      finish("p", true)
    end
  end
  tap.run("rm -rf " .. tap.quote(temp))
end

return M
