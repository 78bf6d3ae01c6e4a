-- t_read.lua - reading sources: search order, allowed folders, what is not a regular file, line
-- ends.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge --cpu 6502"

local function run(args)
  return tap.run(("cd %s && timeout 10 %s %s 2>&1"):format(temp, opforge, args))
end

local function bytes(args)
  local code, out = tap.run(("cd %s && timeout 10 %s -q %s -b - 2>&1"):format(temp, opforge, args))
  return code == 0 and out or ("exit %d: %s"):format(code, out)
end

tap.run(("cd %s && mkdir -p src/sub inc other"):format(temp))
tap.write(temp .. "/src/main.asm", '        .include "sub/a.inc"\n        .include "c.inc"\n')
tap.write(temp .. "/src/sub/a.inc", '        .byte 1\n        .include "b.inc"\n')
tap.write(temp .. "/src/sub/b.inc", "        .byte 2\n")
tap.write(temp .. "/src/b.inc", "        .byte 99\n")
tap.write(temp .. "/inc/c.inc", "        .byte 3\n")
tap.is(bytes "src/main.asm -I inc", "\1\2\3", "the folder of the including file, then -I")
local code, out = run "src/main.asm"
tap.is(code, 3, "a missing include gives 3")
tap.ok(out:find("OF1101", 1, true) and out:find("c.inc", 1, true) and out:find("looked in src", 1,
  true),
  "and says where it was looked for", out)

tap.write(temp .. "/src/up.asm", '        .include "../other/x.inc"\n')
tap.write(temp .. "/other/x.inc", "        .byte 4\n")
code, out = run "src/up.asm"
tap.is(code, 1, "leaving the folder of the main file gives 1")
tap.ok(out:find("OF1104", 1, true), "and OF1104", out)
tap.is(bytes "src/up.asm --allow-path other", "\4", "--allow-path lets it")
tap.is(bytes "src/up.asm -I other", "\4", "-I lets it too")
tap.write(temp .. "/src/abs.asm", '        .include "/etc/hostname"\n')
code, out = run "src/abs.asm"
tap.is(code, 1, "an absolute name is refused")
tap.run(("ln -s ../other/x.inc %s/src/link.inc"):format(temp))
tap.write(temp .. "/src/link.asm", '        .include "link.inc"\n')
code, out = run "src/link.asm"
tap.ok(out:find("OF1104", 1, true), "a link does not lead out", out)

tap.write(temp .. "/src/link2.asm", '        .include "b.inc"\n        .include "link.inc"\n')
code, out = run "src/link2.asm"
tap.ok(code == 1 and out:find("OF1104", 1, true), "nor behind a file of the same folder", out)
tap.run(("ln -s b.inc %s/src/in.inc && ln -s sub %s/src/insub && ln -s ../other %s/src/outsub")
  :format(temp, temp, temp))
tap.write(temp .. "/src/in.asm", '        .include "in.inc"\n        .include "insub/b.inc"\n')
tap.is(bytes "src/in.asm", "\x63\2", "links to a file and a folder inside are followed")
tap.write(temp .. "/src/out.asm", '        .include "outsub/x.inc"\n')
code, out = run "src/out.asm"
tap.ok(code == 1 and out:find("OF1104", 1, true), "a folder that is a link does not lead out", out)
tap.is(bytes "src/out.asm --allow-path other", "\4", "but where it may")
tap.run(("ln -s loop.inc %s/src/loop.inc"):format(temp))
tap.write(temp .. "/src/loop.asm", '        .include "loop.inc"\n')
code, out = run "src/loop.asm"
tap.ok(code == 3 and out:find("OF1101", 1, true), "a circle of links is not there", code, out)
tap.write(temp .. "/src/parent.asm", '        .include "sub/../../src/.."\n')
code, out = run "src/parent.asm"
tap.ok(code == 1 and out:find("OF1104", 1, true), "the folder above is outside", code, out)

tap.run(("mkfifo %s/src/fifo.inc && mkdir %s/src/dir.inc && mkfifo %s/fifo.asm"):format(temp, temp,
  temp))
tap.write(temp .. "/src/fifo.asm", '        .include "fifo.inc"\n')
code, out = run "src/fifo.asm"
tap.ok(code == 3 and out:find("OF1105", 1, true), "a pipe is refused and does not block", code, out)
tap.write(temp .. "/src/dir.asm", '        .include "dir.inc"\n')
code, out = run "src/dir.asm"
tap.ok(code == 3 and out:find("OF1105", 1, true), "a folder is refused", code, out)
code, out = run "fifo.asm"
tap.ok(code == 3 and out:find("OF1105", 1, true), "a pipe as input is refused", code, out)

-- text
tap.write(temp .. "/crlf.asm", "        .byte 1\r\n        .byte 2\r        .byte 3")
tap.is(bytes "crlf.asm", "\1\2\3", "LF, CR LF, CR, and no end at all")
tap.write(temp .. "/bom.asm", "\xEF\xBB\xBF        .byte 1\n")
tap.is(bytes "bom.asm", "\1", "a UTF-8 mark is skipped")
tap.write(temp .. "/empty.asm", "")
tap.is(run "empty.asm -b", 0, "an empty file is no error")
tap.is(tap.read(temp .. "/empty.bin"), "", "and gives an empty binary")
tap.write(temp .. "/nul.asm", "        .byte 1\0\n")
tap.is(run "nul.asm -b", 1, "a NUL byte is an error")

-- circles, also by another name
tap.write(temp .. "/circle.asm", '        .include "./circle.asm"\n')
code, out = run "circle.asm"
tap.ok(code == 1 or code == 5, "a file that includes itself ends", code, out:sub(1, 400))

-- standard input is the entry only
tap.write(temp .. "/dash.asm", '        .include "-"\n')
code, out = tap.run(("cd %s && echo ' nop' | %s dash.asm -b 2>&1"):format(temp, opforge))
tap.ok(code == 3 and out:find("cannot open -", 1, true), "standard input is no file to include",
  out)
tap.write(temp .. "/-", "        .byte 5\n")
tap.is(bytes "dash.asm", "\5", "but a file of that name is")

tap.write(temp .. "/big.asm", ("        nop\n"):rep(200))
tap.is(run "big.asm --limit file-bytes=100", 5, "a file above the limit gives 5")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
