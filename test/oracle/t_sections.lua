-- t_sections.lua - a program of several sections against ca65 and ld65: the same segments in the
-- same memory areas give the same bytes.
--
-- The program sorts and checks a table, prints through a vector, and has its parts in sections that
-- are opened again and again, in another order than they are placed in. Both sources are made from
-- one list of lines.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

tap.ok(tap.has "ca65" and tap.has "ld65", "ca65 and ld65 are installed",
  "make deps installs cc65")

local temp = tap.temp()

-- Section, its kind here, its segment there, and its alignment.
local sections = {
  { "zero", "zp", "ZEROPAGE", 1 }, { "work", "bss", "BSS", 1 }, { "boot", "code", "STARTUP", 1 },
  { "text", "code", "CODE", 1 }, { "consts", "data", "RODATA", 16 },
  { "vectors", "data", "VECTORS", 1 },
}
local by_name = {}
for _, section in ipairs(sections) do
  by_name[section[1]] = section
end

-- A section name alone opens that one; other lines are both languages, but for what translate does.
local program = [[
zero
ptr:    res 2
count:  res 1
work
buffer: res 40
swaps:  res 1
boot
reset:  sei
        cld
        ldx #$ff
        txs
        lda #<table
        sta ptr
        lda #>table
        sta ptr+1
        lda #table_end-table
        sta count
        jsr copy
        jsr sort
        jmp check
consts
table:  byte 9, 3, 200, 0, 77, 3, 128, 255, 1
table_end: byte 0
text
copy:   ldy #0
copy_1: lda (ptr),y
        sta buffer,y
        iny
        cpy count
        bne copy_1
        rts
consts
names:  byte "sorted", 0
        word names, copy, sort, buffer
text
sort:   lda #0
        sta swaps
        ldx #0
sort_1: lda buffer,x
        cmp buffer+1,x
        bcc sort_2
        beq sort_2
        tay
        lda buffer+1,x
        sta buffer,x
        tya
        sta buffer+1,x
        inc swaps
sort_2: inx
        cpx #table_end-table-1
        bcc sort_1
        lda swaps
        bne sort
        rts
boot
check:  ldx #0
        ldy #>names
        lda #<names
        jmp (handler)
consts
handler: word done
text
done:   lda names,x
        beq stop
        sta buffer+32,x
        inx
        bne done
stop:   jmp stop
nmi:
irq:    bit count
        rti
vectors
        word nmi, reset, irq
]]

---The program in one of both languages.
local function source(is_ours)
  local out, is_open = {}, false
  local function put(text)
    out[#out + 1] = text
  end
  if not is_ours then
    put(".setcpu \"6502\"")
  end
  for line in program:gmatch "[^\n]+" do
    local section = by_name[line]
    if section and is_ours then
      if is_open then
        put "        .endsection"
      end
      put(("        .section %s, kind=%s, align=%d"):format(section[1], section[2], section[4]))
      is_open = true
    elseif section then
      put(('        .segment "%s"'):format(section[3]))
    else
      line = line:gsub("%f[%w]byte%f[%W]", ".byte"):gsub("%f[%w]word%f[%W]", ".word")
      line = line:gsub("%f[%w]res%s+(%d+)", is_ours and ".res byte, %1" or ".res %1")
      put(line)
    end
  end
  if is_ours then
    put [[
        .endsection
        .region page0, $10, $7f
        .region ram, $0300, $03ff
        .region rom, $c000, $cfff
        .region top, $fffa, $ffff
        .place zero in page0
        .place work in ram
        .pack in rom : boot, text, consts
        .place vectors in top
        .output "rom.bin", format=bin, sections=boot,text,consts, contiguous=no
        .output "full", sections=boot,text,consts,vectors, format=bin, image="$C000..$FFFF", fill=0
]]
  end
  return table.concat(out, "\n") .. "\n"
end

-- ZEROPAGE comes first, so that ca65 knows its labels before they are used.
tap.write(temp .. "/ours.asm", source(true))
tap.write(temp .. "/peer.s", source(false))
tap.write(temp .. "/peer.cfg", [[
MEMORY {
  ZP:  start = $10, size = $70, type = rw;
  RAM: start = $0300, size = $100, type = rw;
  ROM: start = $C000, size = $3FFA, type = ro, file = %O, fill = yes, fillval = 0;
  TOP: start = $FFFA, size = 6, type = ro, file = %O;
}
SEGMENTS {
  ZEROPAGE: load = ZP, type = zp;
  BSS:      load = RAM, type = bss;
  STARTUP:  load = ROM, type = ro;
  CODE:     load = ROM, type = ro;
  RODATA:   load = ROM, type = ro, align = 16;
  VECTORS:  load = TOP, type = ro;
}
]])
local status, out = tap.run(("cd %s && ca65 -g -o peer.o peer.s && "
  .. "ld65 -C peer.cfg -o peer.bin -Ln peer.lbl peer.o 2>&1"):format(temp))
tap.is(status, 0, "ca65 and ld65 make the program", out)
local _, here = tap.run "pwd"
status, out = tap.run(("cd %s && %s/build/opforge --cpu 6502 -x --labels ours.lbl "
  .. "--labels-format vice ours.asm 2>&1"):format(temp, here:gsub("\n", "")))
tap.is(status, 0, "so does opforge", out)
local peer, ours = tap.read(temp .. "/peer.bin") or "", tap.read(temp .. "/full.bin")
tap.is(#peer, 0x4000, "16 KiB")
tap.ok(ours == peer, "the same bytes",
  "ours: " .. tap.hex((ours or ""):sub(1, 256)), "peer: " .. tap.hex(peer:sub(1, 256)))
local part = tap.read(temp .. "/rom.bin") or ""
local consts = #part
tap.ok(consts > 100 and part:gsub("\xFF", "\0") == peer:sub(1, consts):gsub("\xFF", "\0"),
  "and without the gaps", tap.hex(part))

---Labels with their addresses, as "al 00C000 .name" tells them.
local function labels(name)
  local list = {}
  for address, label in (tap.read(temp .. "/" .. name) or ""):gmatch "al C?:?(%x+) %.([%w_]+)" do
    list[#list + 1] = ("%s %04X"):format(label, tonumber(address, 16))
  end
  table.sort(list)
  return table.concat(list, "\n")
end
tap.is(labels "ours.lbl", labels "peer.lbl", "the labels have the same addresses")
tap.done()
