-- model.lua - what examples/demo/demo.asm prints, computed without it.
--
-- Run it to print the text; it is what examples/demo/expect.txt holds. It shares nothing with the
-- 6502 program but the task, so both can only agree by being right. Only the hex dump repeats
-- bytes of the source.
-- SPDX-License-Identifier: MIT

local M = {}

local out

local function put(fmt, ...)
  out[#out + 1] = fmt:format(...)
end

local function title(text)
  put("\n== %s ==\n", text)
end

local function binary(n, bits)
  local t = {}
  for i = bits - 1, 0, -1 do
    t[#t + 1] = (n >> i) & 1
  end
  return table.concat(t)
end

local function numbers()
  title("numbers")
  local list = { 0, 1, 9, 10, 255, 256, 4095, 0x1234, 12345, 32767, 32768, 65535, 23, 4101, 0xFF00,
    1023, 36, 36 // 2 % 7 }
  for _, n in ipairs(list) do
    put("%5d $%04X %%%s\n", n, n, binary(n, 16))
  end
end

local function primes()
  title("primes")
  local n_found = 0
  for n = 2, 229 do
    local is_prime = true
    for d = 2, n - 1 do
      if n % d == 0 then
        is_prime = false
        break
      end
    end
    if is_prime then
      n_found = n_found + 1
      put("%4d%s", n, n_found % 10 == 0 and "\n" or "")
    end
  end
  put("\n%d primes below 230\n", n_found)
end

local function sorted()
  title("sorted")
  local names = { "pear", "apple", "plum", "fig", "lemon", "apricot", "cherry", "date", "banana",
    "kiwi", "app" }
  table.sort(names)
  put("%s\n", table.concat(names, " "))
end

local function crc16(text)
  local crc = 0xFFFF
  for i = 1, #text do
    crc = crc ~ text:byte(i) << 8
    for _ = 1, 8 do
      crc = crc & 0x8000 ~= 0 and (crc << 1 ~ 0x1021) & 0xFFFF or crc << 1
    end
  end
  return crc
end

local function crc()
  title("crc")
  for _, text in ipairs { "123456789", "The quick brown fox jumps over the lazy dog", "pear" } do
    put("%04X %s\n", crc16(text), text)
  end
end

local function machine()
  title("machine")
  local sum = 0
  for n = 1, 20 do
    sum = sum + n * n
  end
  put("%d\n", sum)
  local a, b = 0, 1
  repeat
    a, b = b, a + b
    put("%d ", b)
  until b >= 10000
  put("\n")
  local x, y = 3528, 3780
  while y ~= 0 do
    x, y = y, x % y
  end
  put("%d\n", x)
  local n = 27
  repeat
    n = n % 2 == 0 and n // 2 or 3 * n + 1
    put("%d ", n)
  until n == 1 or n >= 1000
  put("\n")
end

local function factorials()
  title("factorials")
  local f = 1
  for n = 1, 12 do
    f = f * n
    local text = tostring(f)
    put("%2d! =%s%s\n", n, ("."):rep(11 - #text), text)
  end
end

local function wave()
  title("wave")
  for i = 0, 12 do
    put("%s*\n", ("."):rep(i * (12 - i) * 8 // 9))
  end
end

local function life()
  title("life")
  local w, h = 24, 10
  local grid = {}
  local pattern = ".#......................"
    .. "..#........##..........."
    .. "###.......##............"
    .. "...........#...........#"
    .. ".......................#"
    .. ".......................#"
    .. "......###..............."
  for i = 0, w * h - 1 do
    grid[i] = pattern:sub(i + 1, i + 1) == "#" and 1 or 0
  end
  for _ = 1, 12 do
    local next_grid = {}
    for y = 0, h - 1 do
      for x = 0, w - 1 do
        local n = 0
        for dy = -1, 1 do
          for dx = -1, 1 do
            if dx ~= 0 or dy ~= 0 then
              n = n + grid[(y + dy) % h * w + (x + dx) % w]
            end
          end
        end
        next_grid[y * w + x] = (n == 3 or n == 2 and grid[y * w + x] == 1) and 1 or 0
      end
    end
    grid = next_grid
  end
  for y = 0, h - 1 do
    for x = 0, w - 1 do
      put(grid[y * w + x] == 1 and "#" or ".")
    end
    put("\n")
  end
end

local function dump()
  title("dump")
  local bytes = "\0\1\x7F\x80\xFF"
    .. ("<I2I2I2"):pack(0x1234, 48, 0x200)
    .. ("<I4"):pack(0x12345678)
    .. "opforge"
    .. ("\xEE"):rep(3)
    .. "a string, 'quoted'\t"
    .. ("BBBB"):pack(0xCD, 0xAB, 3, 23)
  bytes = bytes .. ("\0"):rep(-#bytes % 8)
  for pos = 1, #bytes, 8 do
    local part = bytes:sub(pos, pos + 7)
    put("%02X:%s  %s\n", pos - 1, part:gsub(".", function(c)
      return (" %02X"):format(c:byte())
    end), (part:gsub("[^ -~]", ".")))
  end
end

---@return string text
function M.text()
  out = { "6502 demo\n" }
  numbers()
  primes()
  sorted()
  crc()
  machine()
  factorials()
  wave()
  life()
  dump()
  put("\ndone\n")
  return table.concat(out)
end

if arg and arg[0] and arg[0]:match("model%.lua$") then
  io.write(M.text())
end

return M
