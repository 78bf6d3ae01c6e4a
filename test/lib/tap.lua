-- tap.lua - the few lines every Lua test shares: TAP output, child processes, files.
--
-- A test calls ok or is for each check and ends with done, which exits with the truth.
-- SPDX-License-Identifier: MIT

local M = { n_run = 0, n_failed = 0 }

---One check; the notes are printed when it fails.
---@return boolean passed
function M.ok(passed, name, ...)
  M.n_run = M.n_run + 1
  if passed then
    io.write(("ok %d - %s\n"):format(M.n_run, name))
    return true
  end
  M.n_failed = M.n_failed + 1
  io.write(("not ok %d - %s\n"):format(M.n_run, name))
  for _, note in ipairs { ... } do
    io.write("# ", (tostring(note):gsub("\n", "\n# ")), "\n")
  end
  return false
end

---Equality of two values, shown as text.
function M.is(got, expected, name)
  return M.ok(got == expected, name, "expected: " .. tostring(expected),
    "got:      " .. tostring(got))
end

function M.done()
  io.write(("1..%d\n"):format(M.n_run))
  os.exit(M.n_failed == 0 and M.n_run > 0)
end

---@return string? bytes  nil when the file cannot be read
function M.read(path)
  local file = io.open(path, "rb")
  if not file then
    return nil
  end
  local bytes = file:read("a")
  file:close()
  return bytes
end

function M.write(path, bytes)
  local file = assert(io.open(path, "wb"))
  assert(file:write(bytes))
  assert(file:close())
end

---@return string quoted  one word for sh
function M.quote(word)
  return "'" .. word:gsub("'", "'\\''") .. "'"
end

---Runs a command line in sh. Standard error is not taken unless the command says so.
---@return integer code  exit status, 128 + signal when it was killed
---@return string out    standard output
function M.run(command)
  local pipe = assert(io.popen(command, "r"))
  local out = pipe:read("a")
  local _, how, code = pipe:close()
  return how == "signal" and 128 + code or code, out
end

---@return boolean
function M.has(tool)
  return (M.run("command -v " .. tool .. " >/dev/null 2>&1")) == 0
end

---A fresh folder that run.lua or the caller removes again.
---@return string path
function M.temp()
  local code, out = M.run("mktemp -d")
  assert(code == 0, "mktemp failed")
  return (out:gsub("\n$", ""))
end

---@return string[] lines  sorted, as the shell pattern or find prints them
function M.lines(command)
  local _, out = M.run(command)
  local list = {}
  for line in out:gmatch("[^\n]+") do
    list[#list + 1] = line
  end
  table.sort(list)
  return list
end

---@return string hex  at most 64 bytes from pos on
function M.hex(bytes, pos)
  pos = pos or 1
  local part = bytes:sub(pos, pos + 63)
  local text = part:gsub(".", function(c)
    return ("%02X "):format(c:byte())
  end)
  return (text:gsub(" $", "")) .. (#bytes > pos + 63 and " ..." or "")
end

---Where two byte strings differ first, for a failure note; nil when they are equal.
function M.diff(expected, got)
  if expected == got then
    return nil
  end
  local pos = 1
  while pos <= #expected and expected:byte(pos) == got:byte(pos) do
    pos = pos + 1
  end
  local from = math.max(1, pos - 4)
  return ("%d bytes expected, %d got, first difference at offset $%X\nexpected: %s\ngot:      %s")
    :format(#expected, #got, pos - 1, M.hex(expected, from), M.hex(got, from))
end

return M
