-- isa.lua - what the tests of instruction sets share: many statements, each spelled for opforge and
-- for its peers 64tass and ca65 with ld65, and two questions to all of them.
--
-- Which statements are refused (one file with all of them, the line numbers of the errors), and
-- which bytes the accepted ones give (one file without the refused ones): few processes for
-- thousands of statements. A statement counts where the peers that have words for it agree.
-- SPDX-License-Identifier: MIT
local tap = require "test.lib.tap"

local M = {}

M.temp = tap.temp()
tap.write(M.temp .. "/flat.cfg", "MEMORY { M: start = $0200, size = $10000, file = %O; }\n"
  .. "SEGMENTS { CODE: load = M, type = rw; }\n")

-- Each tool: the command that finds errors and makes bytes, and what stands in front of a statement
-- and behind it. A label keeps 64tass from taking a mnemonic that it does not know for one; ca65
-- looks for a missing operand in the next line.
local tools = {
  { name = "tass", title = "64tass", binary = "64tass", label = "L%d", tail = "",
    command = "64tass -q --no-caret-diag -b -o %s.bin -L %1$s.lst %s.src" },
  { name = "ca65", title = "ca65", binary = "ca65", label = "", tail = "\n",
    command = "ca65 -o %s.o %s.src && ld65 -C " .. M.temp .. "/flat.cfg -o %1$s.bin %1$s.o" },
  { name = "opforge", title = "opforge", binary = "build/opforge", label = "", tail = "",
    command = "build/opforge --max-errors 1000000 --diagnostics-style gnu --color never "
      .. "--input-asm-ext src -b -o %s %s.src" },
}

---Checks that all tools are there.
function M.are_there()
  local missing = false
  for _, tool in ipairs(tools) do
    local is_there = tap.has(tool.binary)
    missing = missing or not is_there
    tap.ok(is_there, tool.title .. " is there")
  end
  return not missing
end

local function count_lines(text)
  local _, n = text:gsub("\n", "")
  return n
end

---The source of statements for a tool, and which statement a line belongs to.
local function source(tool, run, list)
  local parts, owner = { run.head[tool.name] }, {}
  local n_lines = count_lines(parts[1])
  for i, number in ipairs(list) do
    local text = run.statements[number][tool.name] .. tool.tail .. "\n"
    parts[i + 1] = tool.label:format(number) .. "        " .. text
    for _ = 1, count_lines(text) do
      n_lines = n_lines + 1
      owner[n_lines] = number
    end
  end
  parts[#parts + 1] = run.foot and run.foot[tool.name] or ""
  return table.concat(parts), owner
end

---Assembles the statements of these numbers; returns the exit code, the output, which statement a
---line belongs to, and the base of the files.
local function assemble(tool, run, list, what)
  local base = ("%s/%s_%s"):format(M.temp, tool.name, what)
  local text, owner = source(tool, run, list)
  tap.write(base .. ".src", text)
  os.remove(base .. ".bin")
  local command = tool.command:gsub("%%1%$s", base):gsub("%%s", base)
  local code, out = tap.run("(" .. command .. ") 2>&1")
  return code, out, owner, base
end

---The numbers of the statements a tool refuses, of those it has words for. Some faults are only
---looked for when there are no others (ca65 and the distance of branches), so what is left is asked
---for again.
local function refused(tool, run)
  local set, n, n_all = {}, 0, 0
  local code, out
  for round = 1, 4 do
    local rest = {}
    for i, statement in ipairs(run.statements) do
      if statement[tool.name] and not set[i] then
        rest[#rest + 1] = i
      end
    end
    local status, text, owner = assemble(tool, run, rest, "all")
    if round == 1 then
      code, out, n_all = status, text, #rest
    end
    if status == 0 then
      break
    end
    for line in text:gmatch("[^\n]+") do
      local number = owner[tonumber(line:match("%.src[:(](%d+)[):%d]* *[Ee]rror"))]
      if number and not set[number] then
        set[number], n = true, n + 1
      end
    end
  end
  return set, n, n_all, code, out
end

---The first statement whose bytes differ, by the sizes 64tass lists.
local function where_differ(run, list, want, got)
  local where = 0
  while where < math.min(#want, #got) and want:byte(where + 1) == got:byte(where + 1) do
    where = where + 1
  end
  local _, _, owner, base = assemble(tools[1], run, list, "where")
  local found, first = "?", nil
  for line in (tap.read(base .. ".lst") or ""):gmatch("[^\n]+") do
    local address, number = line:match("^[.>](%x+)%s.-L(%d+) ")
    address = tonumber(address or "", 16)
    first = first or address
    if number and address - first <= where then
      found = run.statements[tonumber(number)].opforge
    end
  end
  return "in: " .. found, owner and #list .. " statements"
end

---Puts both questions.
---@param run table   name; head, foot (may be missing) by name of tool; statements: opforge, tass,
---                   ca65 (texts; a peer without words for it has none), mnemonic, is_ours (the
---                   language differs from the peers: not counted); counts (numbers of statements
---                   that are known: ...)
---@return integer n_all, table[] accepted, integer n_disputed
function M.compare(run)
  local all, bad = run.statements, {}
  local peers = {}
  for _, tool in ipairs(tools) do
    if run.head[tool.name] then
      local set, n, n_all, code, out = refused(tool, run)
      bad[tool.name] = set
      if tool.name ~= "opforge" then
        peers[#peers + 1] = tool
      end
      -- Not asked what was meant: all refused, or none of thousands.
      tap.ok(n < n_all and (code ~= 0) == (n > 0) and (n > 0 or n_all < 1000),
        ("%s: %s refuses %d of %d statements"):format(run.name, tool.title, n, n_all),
        "exit status " .. code, out:sub(1, 500))
    end
  end

  local accepted, numbers, n_disputed, n_agreed, notes = {}, {}, 0, 0, {}
  for i, statement in ipairs(all) do
    local verdicts, words = {}, {}
    for _, peer in ipairs(peers) do
      if statement[peer.name] then
        local is_bad = bad[peer.name][i] or false
        verdicts[is_bad] = true
        words[#words + 1] = ("%s %s, "):format(peer.title, is_bad and "no" or "yes")
      end
    end
    local is_bad = verdicts[true] or false
    local ours = bad.opforge[i] or false
    if statement.is_ours or verdicts[true] and verdicts[false] then
      n_disputed = n_disputed + 1
      if os.getenv("SHOW_DISPUTED") then
        io.write(("# disputed on %s: %-24s %sopforge %s%s\n"):format(run.name, statement.opforge,
          table.concat(words), ours and "no" or "yes", statement.is_ours and " (ours)" or ""))
      end
    else
      n_agreed = n_agreed + 1
      if is_bad ~= ours then
        notes[#notes + 1] = ("%s: expected: %s, got: %s"):format(statement.opforge,
          is_bad and "refused" or "accepted", ours and "refused" or "accepted")
      elseif not is_bad then
        accepted[#accepted + 1], numbers[#numbers + 1] = statement, i
      end
    end
  end
  tap.ok(#notes == 0 and n_agreed > 0,
    ("%s: %d statements accepted or refused as by the peers"):format(run.name, n_agreed),
    table.unpack(notes, 1, math.min(#notes, 40)))

  for _, peer in ipairs(peers) do
    local list = {}
    for _, number in ipairs(numbers) do
      if all[number][peer.name] then
        list[#list + 1] = number
      end
    end
    local image = {}
    for _, tool in ipairs { peer, tools[3] } do
      local code, out, _, base = assemble(tool, run, list, "good")
      tap.ok(code == 0, ("%s: %s assembles the %d accepted statements"):format(run.name,
        tool.title, #list), "exit status " .. code, out:sub(1, 1000))
      image[tool.name] = tap.read(base .. ".bin") or ""
    end
    local peers_bytes = image[peer.name]
    tap.ok(#peers_bytes >= #list, ("%s: %s made the bytes"):format(run.name, peer.title),
      #peers_bytes .. " bytes")
    local diff = tap.diff(peers_bytes, image.opforge)
    tap.ok(not diff, ("%s: opforge gives the bytes of %s"):format(run.name, peer.title), diff,
      diff and where_differ(run, list, peers_bytes, image.opforge))
  end
  return #all, accepted, n_disputed
end

---The mnemonics of a list that no accepted statement has.
---@return string names
function M.unmet(mnemonics, accepted)
  local is_met, names = {}, {}
  for _, statement in ipairs(accepted) do
    is_met[statement.mnemonic] = true
  end
  for _, mnemonic in ipairs(mnemonics) do
    if not is_met[mnemonic] then
      names[#names + 1] = mnemonic
    end
  end
  return table.concat(names, " ")
end

function M.done()
  tap.run("rm -rf " .. tap.quote(M.temp))
  tap.done()
end

return M
