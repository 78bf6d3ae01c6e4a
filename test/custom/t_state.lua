-- t_state.lua - an invented CPU with a state of its own (state/package.lua) in the unchanged
-- program: drawn programs against a model written here, which knows only the head of that file.
-- SPDX-License-Identifier: MIT
package.path = "./?.lua;" .. package.path

local kit = require "test.custom.kit"
local tap = require "test.lib.tap"

local path = kit.package("test/custom/state/package.lua", "paged")
local options = "--cpu paged --package " .. path


---The CPU as its description has it; each call returns the bytes of an instruction at an address.
local function new_model()
  local tight, span, near, home = 0, 1, nil, nil
  local m = {}
  local function page_of(value, page, short, long)
    if value >> 8 == page then
      return (">I1I1"):pack(short, value & 0xFF)
    end
    return (">I1I2"):pack(long, value)
  end
  function m.ldi(value) return (">I1I" .. span + 1):pack(0x10, value) end
  function m.ld(value) return page_of(value, near or 0, 0x20, 0x21) end
  function m.br(value, here) return page_of(value, home or here >> 8, 0x30, 0x31) end
  function m.st_near(offset) return (">I1I1"):pack(0x50, offset), (near or 0) << 8 | offset end
  function m.fit(value)
    if tight == 0 then
      span = value & 1 ~= 0 and 1 or span
      span = value & 0x40 ~= 0 and 2 or span
    end
    return (">I1I1"):pack(0x40, value)
  end
  function m.tie() tight, span = 1, 2 return "\x41" end
  function m.untie() tight = 0 return "\x42" end
  function m.drop() near = nil return "\x43" end
  function m.window(page) near = page return "" end
  function m.home(page) home = page return "" end
  function m.slim()
    if tight == 0 then
      span = 0
    end
    return tight == 0 and "" or nil            -- held: an error
  end
  return m
end

-- A form that was widened stays wide (language 6.3). So a program either has forward references or
-- jumps whose page is that of the current address.
local n_lines, n_later = 0, 0
for seed = 1, 40 do
  math.randomseed(seed)
  local random = math.random
  local model, lines, out, here = new_model(), {}, {}, 0
  local function put(line, bytes)
    lines[#lines + 1], out[#out + 1] = line, bytes
    here = here + #bytes
  end
  local later, is_direct = {}, seed % 2 == 0
  ---A value as a number, or a name that is defined at the end.
  local function spell(value)
    if is_direct or random(4) > 1 then
      return ("$%X"):format(value)
    end
    later[#later + 1] = ("w%d = $%X"):format(#later + 1, value)
    return "w" .. #later
  end
  local function near_here()
    return math.max(0, math.min(0xFFFF, here + random(-300, 300)))
  end
  local choices = {
    function() local v = random(0, 255) put("  ldi #" .. spell(v), model.ldi(v)) end,
    function() local v = random(0, 0x7FF) put("  ld " .. spell(v), model.ld(v)) end,
    function() local v = near_here() put("  br " .. spell(v), model.br(v, here)) end,
    function()
      local bytes, address = model.st_near(random(0, 255))
      put("  st " .. spell(address), bytes)
    end,
    function() local v = random(0, 255) put("  fit #" .. spell(v), model.fit(v)) end,
    function() put("  drop", model.drop()) end,
    function() local v = random(0, 7) put("  .window " .. spell(v), model.window(v)) end,
    function() put("  .window auto", model.window(nil)) end,
    function() local v = random(0, 4) put("  .assume HOME=" .. v, model.home(v)) end,
    function()
      local page = not is_direct and 1 or nil
      put("  .assume home=" .. (page or "auto"), model.home(page))
    end,
  }
  choices[#choices]()
  for _ = 1, 200 do
    local n = random(#choices)
    if n == 6 then                             -- both are drawn by one
      if random(2) == 1 then put("  tie", model.tie()) else put("  untie", model.untie()) end
    else
      choices[n]()
    end
  end
  put("  untie", model.untie())
  put("  .slim", model.slim())
  put("  ldi #1", model.ldi(1))
  local text = table.concat(lines, "\n") .. "\n" .. table.concat(later, "\n") .. "\n"
  local got = kit.assemble(text, options)
  local want = table.concat(out)
  local same = got.code == 0 and got.bytes == want
  n_lines, n_later = n_lines + #lines, n_later + #later
  if not same then
    tap.ok(false, ("seed %d"):format(seed), got.log:sub(1, 1000),
      got.bytes and tap.diff(want, got.bytes) or "no bytes")
  end
end
tap.ok(n_lines > 8000, ("40 drawn programs of %d lines, %d forward references"):format(n_lines,
  n_later))

kit.gives("the page of the current address", " .fill $FE, 0\n br $FF\n br $FF\n br $100\n",
  ("00"):rep(0xFE) .. "30FF" .. "3100FF" .. "3000", options)
kit.gives("a form that is asked for", [[
  .assume near=$12
  ld $34,p
  ld $1234,p
  ld $1234,q
  ld.one $34
  ld.one $1234
  ld.two $12
  .assume home=5
  br.one $0534
  br.two $0534
]], "20 34 20 34 21 12 34 20 34 20 34 21 00 12 30 34 31 05 34", options)
kit.gives("held by another key", [[
  .assume tight=1, span=2
  ldi #1
  fit #1
  ldi #1
  .assume tight=0, span=auto
  ldi #1
]], "10 00 00 01 40 01 10 00 00 01 10 00 01", options)

local bad = {
  { "held", ".assume tight=1\n .slim", "OF0509", 2 },
  { "held at another value", ".assume tight=1, span=1", "OF0509", 1 },
  { "another page", ".window 2\n st $300", "OF0508", 2 },
  { "another page, which is not said", "st $300", "OF0503", 1 },
  { "beyond all pages", ".window 2\n st $10000", "OF0503", 2 },
  { "a page that is not", ".window $100", "OF0510", 1 },
  { "a value that is not", ".assume span=3", "OF0510", 1 },
  { "keys of another CPU", ".assume m=1", "OF0510", 1 },
  { "directives of another CPU", ".dpage 0", "OF0512", 1 },
  { "a width that is not", "st.two 1", "OF0511", 1 },
  { "a suffix that is not", "st 1,q", "OF0511", 1 },
  { "an immediate too large for its span", ".slim\n ldi #256", "OF0503", 2 },
  -- Argument programs that do not fit the operation: refused, and nothing is written elsewhere.
  { "a key beyond all", ".wrong", "OF0510", 1 },
  { "a number for a key", ".vague 200, 1", "OF0510", 1 },
  { "an expression for a key", ".vague 1+$, 1", "OF0510", 1 },
  { "a symbol for a key", ".vague there, 1\nthere = 3", "OF0510", 1 },
  { "a string for a key", ".vague 'near', 1", "OF0510", 1 },
}
for _, one in ipairs(bad) do
  kit.refuses("error: " .. one[1], "  " .. one[2] .. "\n", one[3], one[4], options)
end
kit.gives("a key by its number", "  .vague 1, 0\n  ldi #1\n", "10 01", options)

local locks = "--cpu locks --package " .. kit.package("test/custom/state/locks.lua", "locks")
kit.gives("keys that are held from the start", "  put #later\nlater = 1\n", "10 00 00 01", locks)
kit.refuses("held from the start", "  .assume third=0\n", "OF0509", 1, locks)
kit.gives("a key that is held holds others", [[
  .assume first=0, second=0, third=0
  put #later
  .assume first=1
  put #later
  .assume first=0, second=0, third=1
  put #later
  .assume first=auto
  put #later
later = 1
]], "10 01 10 00 00 01 10 00 01 10 00 00 01", locks)

kit.done()
