-- monitor.lua - a model of the monitor's commands on memory, and of its disassembler.
--
-- Instructions come from the rows of packages/mos6502/6502.lua, not from the monitor's tables.
-- SPDX-License-Identifier: MIT

local M = {}

---Opcode to { name, form, size, is_branch }. `a` is shown where both spellings exist.
M.instructions = {}

for _, row in ipairs(dofile("packages/mos6502/6502.lua").instructions) do
  local name, form, bytes = row[1], row[2], row[3]
  local field = "abs"
  local opcode = row.form and row.form:match("BYTEVAL %$(%x%x)")
  if bytes then
    opcode, field = bytes:match("^(%x%x) ?(%a*)$")
  end
  opcode = tonumber(opcode, 16)
  local old = M.instructions[opcode]
  if not old or form == "a" then
    M.instructions[opcode] = {
      name = name,
      form = form,
      size = field == "abs" and 2 or field == "" and 0 or 1,
      is_branch = field == "rel",
    }
  end
end

---The text of an instruction; bytes is what follows the opcode.
function M.text(opcode, low, high, address)
  local ins = M.instructions[opcode]
  if not ins then
    return "???", 1
  end
  local value
  if ins.is_branch then
    value = ("$%04X"):format((address + 2 + (low ~ 0x80) - 0x80) & 0xFFFF)
  elseif ins.size == 1 then
    value = ("$%02X"):format(low)
  else
    value = ("$%02X%02X"):format(high, low)
  end
  local operand = ins.form:gsub("e", value)
  return operand == "" and ins.name or ins.name .. " " .. operand, ins.size + 1
end

---One line of a disassembly of memory, and the size of the instruction.
function M.line(memory, address)
  local text, size = M.text(memory[address], memory[address + 1], memory[address + 2], address)
  local bytes = {}
  for i = 0, size - 1 do
    bytes[#bytes + 1] = ("%02X"):format(memory[address + i])
  end
  return ("%04X  %-10s%s"):format(address, table.concat(bytes, " "), text), size
end

function M.dump(memory, from, to)
  local lines = {}
  for start = from, to, 16 do
    local hex, chars = {}, {}
    for address = start, math.min(start + 15, to) do
      local byte = memory[address]
      hex[#hex + 1] = ("%02X"):format(byte)
      chars[#chars + 1] = byte >= 32 and byte < 127 and string.char(byte) or "."
    end
    lines[#lines + 1] = ("%04X  %-48s%s"):format(start, table.concat(hex, " "),
      " " .. table.concat(chars))
  end
  return lines
end

function M.fill(memory, from, to, bytes)
  for address = from, to do
    memory[address] = bytes[(address - from) % #bytes + 1]
  end
end

function M.transfer(memory, from, to, dest)
  table.move(memory, from, to, dest)
end

---Eight addresses to the line.
local function listed(addresses)
  local lines = {}
  for i = 1, #addresses, 8 do
    lines[#lines + 1] = table.concat(addresses, " ", i, math.min(i + 7, #addresses))
  end
  return lines
end

function M.compare(memory, from, to, other)
  local found = {}
  for address = from, to do
    if memory[address] ~= memory[other + address - from] then
      found[#found + 1] = ("%04X"):format(address)
    end
  end
  return listed(found)
end

function M.hunt(memory, from, to, bytes)
  local found = {}
  for address = from, to do
    local i = 1
    while i <= #bytes and memory[address + i - 1] == bytes[i] do
      i = i + 1
    end
    if i > #bytes then
      found[#found + 1] = ("%04X"):format(address)
    end
  end
  return listed(found)
end

function M.checksum(memory, from, to)
  local sum, crc = 0, 0xFFFF
  for address = from, to do
    sum = sum + memory[address] & 0xFFFF
    crc = crc ~ memory[address] << 8
    for _ = 1, 8 do
      crc = crc << 1 ~ (crc >> 15) * 0x11021
    end
  end
  return { ("sum %04X crc %04X"):format(sum, crc) }
end

function M.number(value)
  local function char(byte)
    return byte >= 32 and byte < 127 and string.char(byte) or "."
  end
  local bits = {}
  for i = 15, 0, -1 do
    bits[#bits + 1] = value >> i & 1
  end
  return { ("$%04X !%d %%%s '%s%s'%s"):format(value, value, table.concat(bits),
    char(value >> 8), char(value & 0xFF),
    value >= 0x8000 and " -!" .. 0x10000 - value or "") }
end

return M
