-- t_core.lua - the Lua binding and the library: sessions, results, arguments, engines.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()

---Runs a script with the library; what it prints is TAP of its own kind: one "name: value" a line.
local function script(text)
  tap.write(temp .. "/t.lua", text)
  local code, out = tap.run("build/opforge run " .. temp .. "/t.lua 2>&1")
  local values = {}
  for name, value in out:gmatch "([^\n:]+): ([^\n]*)\n" do
    values[name] = value
  end
  return values, code, out
end

local v, code, out = script [[
local of = require "opforge"
local function show(name, value) print(name .. ": " .. tostring(value)) end
local s = of.session { cpu = "6502", fs = { ["x.inc"] = "        .byte 9\n" } }
local r = s:assemble { name = "a.asm",
  text = "        .org $1000\nstart   lda #1\n        .include \"x.inc\"\n" }
show("ok", r.ok)
show("bytes", (r:bytes(0x1000, 3):gsub(".", function(c) return ("%02X"):format(c:byte()) end)))
show("hole", r:bytes(0x1003, 1))
show("symbol", r:symbol("START").value)
show("file", r:symbol("start").file)
show("files", table.concat(r:dependencies(), " "))
show("prg", #r:encode "prg")
show("errors", #r.diagnostics)
of.format.register { name = "rev", ext = "rev", write = function(image)
  local low, high = image:extent()
  return tostring(image:flat(low, high)):reverse()
end }
show("own format", (tostring(r:encode "rev"):gsub(".", function(c) return (
  "%02X"):format(c:byte()) end)))
show("register twice", pcall(of.format.register, { name = "rev", write = print }))
show("digest", #r:digests().image)
local bad = s:assemble { text = "        lda nothing\n" }
show("bad", bad.ok)
show("code", bad.diagnostics[1].code)
show("write of a bad one", bad:write("prg", "/dev/null"))
show("missing file", s:assemble("none.asm").diagnostics[1].code)
show("misuse", pcall(s.assemble, s, 3))
show("unknown option", pcall(of.session, { nonsense = 1 }))
show("bad limit", pcall(of.session, { limits = { nonsense = 1 } }))
local l = of.session { cpu = "6502", limits = { ["loop-iterations"] = 5 } }
show("limit", l:assemble {
  text = "        .for 9\n        nop\n        .endfor\n" }.diagnostics[1].code)
r:close()
show("closed", pcall(r.symbol, r, "x"))
]]
tap.is(code, 0, "the script runs")
if code ~= 0 then
  io.write("# ", (out:gsub("\n", "\n# ")), "\n")
end
tap.is(v.ok, "true", "a good source is ok")
tap.is(v.bytes, "A90109", "bytes of the image")
tap.is(v.hole, "nil", "no bytes where none were made")
tap.is(v.symbol, "4096", "symbols are found without case")
tap.is(v.file, "a.asm", "and know their file")
tap.is(v.files, "a.asm x.inc", "files from memory are dependencies")
tap.is(v.prg, "5", "encode")
tap.is(v.errors, "0", "no diagnostics")
tap.is(v["own format"], "0901A9", "a format from a script")
tap.is(v["register twice"], "false", "a name is registered once")
tap.is(v.digest, "16", "digests")
tap.is(v.bad, "false", "a bad source is a result")
tap.is(v.code, "301", "with diagnostics")
tap.is(v["write of a bad one"], "nil", "and nothing is written")
tap.is(v["missing file"], "1101", "a missing file is a diagnostic")
tap.is(v.misuse, "false", "misuse is an error")
tap.is(v["unknown option"], "false", "so is an unknown option")
tap.is(v["bad limit"], "false", "or limit")
tap.is(v.limit, "1205", "limits of a session")
tap.is(v.closed, "false", "a closed result is not used")

-- arguments of C functions are checked, whatever comes
v, code, out = script [[
local core, files, catalog = require "opforge.core", require "opforge.files",
  require "opforge.catalog"
local embed = require "opforge.embed"
local function show(name, value) print(name .. ": " .. tostring(value)) end
local values = { false, true, -1, 0, 1, 1 << 40, 1.5, "", "x", {}, print, io.stdout, core.blob "" }
local n = 0
local function try(f, ...)
  n = n + 1
  pcall(f, ...)
end
local function attack(f, first)
  for _, a in ipairs(values) do
    try(f, first, a)
    for _, b in ipairs(values) do
      try(f, first, a, b)
      try(f, a, b, first)
    end
  end
  try(f) try(f, first)
end
local run = core.new()
local names = {}
for name in pairs(getmetatable(run).__index) do names[#names + 1] = name end
table.sort(names)
for _, name in ipairs(names) do
  if name ~= "close" and name:sub(1, 2) ~= "__" then attack(run[name], run) end
end
run:close()
for _, name in ipairs(names) do
  if name:sub(1, 2) ~= "__" then attack(run[name], run) end
end
for _, name in ipairs { "new", "check_package", "package_hash", "blob",
  "sha256" } do attack(core[name], "x") end
for _, name in ipairs { "kind", "real", "list", "is_terminal" } do attack(files[name],
  "/nonexistent") end
for _, name in ipairs { "diag", "limit", "error_text" } do attack(catalog[name], "x") end
attack(embed.get, "x")
try(files.write, { 1 }) try(files.write, { { path = 1 } }) try(files.write, { {
  path = "x" } }) try(files.write, 1)
show("calls", n > 1000)
show("sha", core.sha256 "abc")
show("sha long", core.sha256(("a"):rep(1000)))
]]
tap.is(code, 0, "no call with wrong arguments crashes")
if code ~= 0 then
  io.write("# ", (out:sub(-600):gsub("\n", "\n# ")), "\n")
end
tap.is(v.sha, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "SHA-256 of abc")
tap.is(v["sha long"], "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3",
  "SHA-256 over blocks")

-- engines and growing segments give the same
v, code, out = script [[
local core, packages = require "opforge.core", require "opforge.packages"
local function show(name, value) print(name .. ": " .. tostring(value)) end
local lines = { "        .org 0\n" }
for i = 1, 20000 do lines[#lines + 1] = ("l%d    lda #%d\n"):format(i, i % 256) end
local text = table.concat(lines)
local function one(width, cap)
  local run = core.new(cap)
  packages.add_first(run, {})
  packages.add_for_cpu(run, "6502", {})
  local source = run:source(core.blob(text))
  assert(run:start(source, "6502"))
  local what, effect
  repeat
    what, effect = run:step(width)
    if what == "host" then run:answer_done() end
  until what ~= "host"
  if what ~= "done" then return what .. " " .. tostring(effect) end
  local s = run:summary()
  return ("%d %d %s"):format(s.errors, s.image_bytes, run:digest "image")
end
show("step", one())
show("coop 1", one(1))
show("coop 4", one(4))
show("small", one(nil, 300000))
]]
tap.is(code, 0, "engines run")
tap.ok((v.step or ""):find "^0 40000 ", "the image is complete", v.step, out:sub(-400))
tap.is(v["coop 1"], v.step, "rounds of one pick give the same")
tap.is(v["coop 4"], v.step, "wider rounds give the same")
tap.ok(v.small and not v.small:find "^0 ", "without memory the run ends with an error", v.small)

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
