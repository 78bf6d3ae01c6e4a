-- run.lua - the benchmark: opforge and its peers on the same programs, in turn.
--
-- lua5.4 test/bench/run.lua [check] [--rounds N] [--quick] [--only WORKLOAD] [--no-write]
--
-- Every round runs all assemblers once, A B C A B C, after one warm-up round. Reported are medians
-- of CPU time (user and system of the whole process), their ratio to the fastest peer, peak memory,
-- and instructions by callgrind. The bytes of all are compared first. The tables go between the
-- markers of docs/performance.md. With check, only the instructions of opforge are counted and
-- compared with the table there: more than 10 % above it is a failure.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local gen = require "test.bench.gen"
local tap = require "test.lib.tap"

local docs = "docs/performance.md"
local begin_mark, end_mark = "<!-- bench: begin -->", "<!-- bench: end -->"
local work = "build/bench"

local options = { rounds = 7, is_quick = false, only = nil, is_check = false, is_dry = false }

local function usage(text)
  io.stderr:write(text, "\nusage: run.lua [check] [--rounds N] [--quick] [--only WORKLOAD] "
    .. "[--no-write]\n")
  os.exit(2)
end

local i = 1
while i <= #arg do
  local word = arg[i]
  if word == "check" then
    options.is_check = true
  elseif word == "--quick" then
    options.is_quick, options.rounds = true, 3
  elseif word == "--no-write" then
    options.is_dry = true
  elseif word == "--rounds" then
    i = i + 1
    options.rounds = math.tointeger(tonumber(arg[i])) or usage("--rounds needs a number")
  elseif word == "--only" then
    i = i + 1
    options.only = arg[i] or usage("--only needs a workload")
  else
    usage("unknown option " .. word)
  end
  i = i + 1
end

local assemblers = {
  { name = "opforge", command = "build/opforge -q -w -b -o %s %s", version = "build/opforge -V",
    binary = "build/opforge", ext = ".asm", list = " -l %s.lst" },
  { name = "64tass", command = "64tass -q -b -o %s.bin %s", version = "64tass -V", ext = ".asm",
    list = " -L %s.lst" },
  { name = "acme", command = "acme -f plain -o %s.bin %s", version = "acme -V", ext = ".asm" },
  { name = "dasm", command = "dasm %2$s -f2 -o%1$s.bin", version = "dasm", ext = ".asm",
    list = " -l%s.lst" },
  { name = "xa", command = "xa -o %s.bin %s", version = "xa --version", ext = ".asm" },
}

-- xa looks symbols up in chains that grow, takes minutes for many of them, and its memory ends at
-- some ten thousand lines.
local unable = { ["symbols xa"] = true, ["mix xa"] = true, ["mix 1000000 xa"] = true,
  ["expressions xa"] = true, ["macros xa"] = true }

local workloads = {
  { id = "one", kind = "one", n = 1, title = "one line", unit = "ms" },
  { id = "mix", kind = "mix", n = 100000, title = "mix, 100,000 lines" },
  { id = "listing", kind = "mix", n = 100000, title = "mix with listing, 100,000 lines",
    is_listed = true },
  { id = "mix 1000000", kind = "mix", n = 1000000, title = "mix, 1,000,000 lines" },
  { id = "symbols", kind = "symbols", n = 500000, title = "symbols, 500,000" },
  { id = "macros", kind = "macros", n = 10000, title = "macros, 10,000", lines = 60000 },
  { id = "includes", kind = "includes", n = 2000, title = "includes, 2,000 files", lines = 22000 },
  { id = "expressions", kind = "expressions", n = 100000, title = "expressions, 100,000 lines" },
}

local function format_command(assembler, base, source, is_listed)
  return (assembler.command:gsub("%%1%$s", base):gsub("%%2%$s", source):gsub("%%s", base, 1)
    :gsub("%%s", source, 1)) .. (is_listed and assembler.list:format(base) or "")
end

local function source_of(assembler, workload, n)
  local path = ("%s/%s_%d_%s%s"):format(work, workload.kind, n, assembler.name, assembler.ext)
  gen.write(workload.kind, n, assembler.name, path)
  return path
end

local function base_of(assembler, workload)
  return ("%s/out_%s_%s"):format(work, workload.kind, assembler.name)
end

---The memory a result describes, as text from the lowest written address up.
---dasm writes pieces of address, length and bytes; xa writes the same pieces without the heads.
local function pieces(dasm)
  local list, pos = {}, 1
  while pos + 3 <= #dasm do
    local address, length = ("<I2I2"):unpack(dasm, pos)
    list[#list + 1] = { address = address, length = length,
      bytes = dasm:sub(pos + 4, pos + 3 + length) }
    pos = pos + 4 + length
  end
  return list
end

-- The last write to a byte wins. Pieces are cut, not copied bytewise: there are millions of them.
local function flatten(list)
  local low, high = math.huge, 0
  for _, piece in ipairs(list) do
    low = math.min(low, piece.address)
    high = math.max(high, piece.address + #piece.bytes)
  end
  if #list == 0 then
    return ""
  end
  local image = ("\xFF"):rep(high - low)
  for _, piece in ipairs(list) do
    local at = piece.address - low
    image = image:sub(1, at) .. piece.bytes .. image:sub(at + #piece.bytes + 1)
  end
  return image
end

local function compare(workload, present)
  local images = {}
  for _, assembler in ipairs(present) do
    images[assembler.name] = tap.read(base_of(assembler, workload) .. ".bin")
  end
  if images.dasm then
    local list = pieces(images.dasm)
    images.dasm = flatten(list)
    if images.xa then
      local pos = 1
      for _, piece in ipairs(list) do
        piece.bytes = images.xa:sub(pos, pos + piece.length - 1)
        pos = pos + piece.length
      end
      images.xa = flatten(list)
    end
  else
    images.xa = nil
  end
  local same, reference = {}, nil
  for _, assembler in ipairs(present) do
    local image = images[assembler.name]
    if image and image ~= "" then
      reference = reference or { name = assembler.name, image = image }
      local diff = tap.diff(reference.image, image)
      if diff then
        io.write(("BYTES DIFFER in %s: %s and %s\n%s\n")
          :format(workload.title, reference.name, assembler.name, diff))
        return false, same
      end
      same[#same + 1] = assembler.name
    end
  end
  return #same > 1, same
end

local function median(list)
  table.sort(list)
  local middle = #list // 2
  return #list % 2 == 1 and list[middle + 1] or (list[middle] + list[middle + 1]) / 2
end

local function measure(command)
  local _, out = tap.run(work .. "/cpu " .. command)
  local code, micros, kib = out:match("^(%d+) (%d+) (%d+)")
  return tonumber(code), tonumber(micros), tonumber(kib)
end

local function number(n)
  local text = ("%d"):format(math.floor(n + 0.5))
  local n_swapped
  repeat
    text, n_swapped = text:gsub("^(%d+)(%d%d%d)", "%1,%2")
  until n_swapped == 0
  return text
end

local function run_workload(workload, rows)
  local n = workload.n
  local n_lines = workload.lines or n
  if options.is_quick and n > 1 then
    n, n_lines = n // 10, n_lines // 10
  end
  local present = {}
  for _, assembler in ipairs(assemblers) do
    local is_there = tap.has(assembler.binary or assembler.name)
    if not is_there then
      io.write(("MISSING: %s\n"):format(assembler.name))
      workload.is_failed = true
    elseif not unable[workload.id .. " " .. assembler.name]
      and (assembler.list or not workload.is_listed) then
      present[#present + 1] = assembler
    end
  end
  local sources, times, memory, failed = {}, {}, {}, {}
  for _, assembler in ipairs(present) do
    sources[assembler.name] = source_of(assembler, workload, n)
    times[assembler.name] = {}
    memory[assembler.name] = 0
  end
  local repeats = workload.kind == "one" and 3 or 1
  for round = 0, options.rounds * repeats do
    for _, assembler in ipairs(present) do
      local name = assembler.name
      local code, micros, kib = measure(format_command(assembler, base_of(assembler, workload),
        sources[name], workload.is_listed))
      if code ~= 0 then
        if not failed[name] then
          io.write(("FAILED: %s on %s, exit status %d\n"):format(name, workload.title, code))
        end
        failed[name] = true
        workload.is_failed = workload.is_failed or name == "opforge"
      elseif round > 0 then
        table.insert(times[name], micros)
        memory[name] = math.max(memory[name], kib)
      end
    end
    if round == 0 then
      local is_same, same = compare(workload, present)
      workload.is_failed = workload.is_failed or not is_same
      rows.same[#rows.same + 1] = ("%s: %s"):format(workload.title,
        is_same and "same bytes from " .. table.concat(same, ", ") or "BYTES DIFFER")
    end
  end
  local fastest
  for _, assembler in ipairs(present) do
    local name = assembler.name
    if not failed[name] then
      times[name] = median(times[name])
      if name ~= "opforge" then
        fastest = math.min(fastest or math.huge, times[name])
      end
    end
  end
  for _, assembler in ipairs(present) do
    local name = assembler.name
    if not failed[name] then
      local is_one = workload.kind == "one"
      local row = ("| %s | %s | %s | %.2f | %.1f |"):format(workload.title, name,
        is_one and ("%.2f ms"):format(times[name] / 1000)
          or number(times[name] * 1000 / n_lines) .. " ns/line",
        times[name] / fastest, memory[name] / 1024)
      rows.times[#rows.times + 1] = row
      io.write(row, "\n")
      io.flush()
    end
  end
  for _, assembler in ipairs(present) do
    os.remove(sources[assembler.name])
    tap.run("rm -rf " .. tap.quote(sources[assembler.name] .. ".d"))
    os.remove(base_of(assembler, workload) .. ".bin")
    os.remove(base_of(assembler, workload) .. ".lst")
  end
end

---Instructions of a whole process.
local function instructions(command)
  local _, out = tap.run("valgrind --tool=callgrind --callgrind-out-file=/dev/null " .. command
    .. " 2>&1 >/dev/null")
  return tonumber(out:match("Collected : (%d+)") or out:match("refs:%s+([%d,]+)"))
end

-- Counted workloads: start-up, and what a line more costs.
local counted = {
  { title = "one line", kind = "one", n = 1 },
  { title = "mix, per line", kind = "mix", n = 12000, less = 2000 },
  { title = "mix with listing, per line", kind = "mix", n = 12000, less = 2000, is_listed = true },
  { title = "symbols, per line", kind = "symbols", n = 12000, less = 2000 },
  { title = "expressions, per line", kind = "expressions", n = 6000, less = 1000 },
}

local function count(assembler, row)
  local function of(n)
    local path = source_of(assembler, row, n)
    local result = instructions(format_command(assembler, base_of(assembler, row), path,
      row.is_listed))
    os.remove(path)
    os.remove(base_of(assembler, row) .. ".bin")
    os.remove(base_of(assembler, row) .. ".lst")
    return result
  end
  local full = of(row.n)
  if not row.less or not full then
    return full
  end
  local less = of(row.less)
  return less and (full - less) / (row.n - row.less)
end

local function recorded()
  local text = tap.read(docs) or ""
  local table_of = {}
  for title, name, n in text:gmatch("| ([^|\n]+) | (%w+) | ([%d,]+) instructions |") do
    table_of[title .. "/" .. name] = tonumber((n:gsub(",", "")))
  end
  return table_of
end

local function machine()
  local cpu = (tap.read("/proc/cpuinfo") or ""):match("model name%s*: ([^\n]+)") or "unknown CPU"
  local _, cores = tap.run("getconf _NPROCESSORS_ONLN")
  local _, system = tap.run("uname -srm")
  local _, release = tap.run(". /etc/os-release 2>/dev/null && echo \"$PRETTY_NAME\"")
  return ("%s, %d cores, %s, %s"):format(cpu, tonumber(cores) or 0, system:gsub("\n", ""),
    (release:gsub("\n", "")))
end

local function version(assembler)
  local _, out = tap.run(assembler.version .. " 2>&1")
  local line = out:match("[^\n]*%d+%.%d+[^\n]*") or "?"
  return (line:gsub("^%s+", ""):gsub("%s+$", ""))
end

tap.run("mkdir -p " .. work)
assert(tap.run("cc -O2 -o " .. work .. "/cpu test/bench/cpu.c") == 0, "cpu.c does not compile")

if options.is_check then
  local old = recorded()
  local is_good = true
  for _, row in ipairs(counted) do
    local was = old[row.title .. "/opforge"]
    local now = count(assemblers[1], row)
    local passed = was and now and now <= was * 1.1
    is_good = is_good and passed
    io.write(("%s - %s: %s instructions, recorded %s\n"):format(passed and "ok" or "not ok",
      row.title, now and number(now) or "none", was and number(was) or "none"))
  end
  os.exit(is_good)
end

local rows = { times = {}, same = {}, counts = {} }
local is_failed, is_complete = false, not options.only and not options.is_quick
for _, workload in ipairs(workloads) do
  if not options.only or workload.id == options.only or workload.kind == options.only then
    run_workload(workload, rows)
    is_failed = is_failed or workload.is_failed
  end
end
if #rows.times == 0 then
  usage("no workload " .. tostring(options.only))
end
if tap.has("valgrind") then
  for _, row in ipairs(counted) do
    if not options.only or row.kind == options.only then
      for _, assembler in ipairs(assemblers) do
        local n = (assembler.list or not row.is_listed)
          and tap.has(assembler.binary or assembler.name) and count(assembler, row)
        if n then
          local text = ("| %s | %s | %s instructions |")
            :format(row.title, assembler.name, number(n))
          rows.counts[#rows.counts + 1] = text
          io.write(text, "\n")
        end
      end
    end
  end
else
  io.write("MISSING: valgrind\n")
  is_failed = true
end

if is_complete and not is_failed and not options.is_dry then
  local _, date = tap.run("date -u +%Y-%m-%d")
  local text = { begin_mark, "", ("Measured %s on %s."):format(date:gsub("\n", ""), machine()),
    ("Medians of %d rounds; the ratio is to the fastest peer; memory is the peak in MiB.")
      :format(options.rounds), "" }
  for _, assembler in ipairs(assemblers) do
    text[#text + 1] = ("- %s: %s"):format(assembler.name, version(assembler))
  end
  text[#text + 1] = ""
  for _, line in ipairs(rows.same) do
    text[#text + 1] = "- " .. line
  end
  text[#text + 1] = "\n| workload | assembler | CPU time | ratio | MiB |\n"
    .. "| --- | --- | --- | --- | --- |"
  text[#text + 1] = table.concat(rows.times, "\n")
  text[#text + 1] = "\n| workload | assembler | instructions |\n| --- | --- | --- |"
  text[#text + 1] = table.concat(rows.counts, "\n")
  text[#text + 1] = "\n" .. end_mark
  local page = tap.read(docs) or ("# Performance\n\nWritten by `test/bench/run.lua`; "
    .. "the workloads are those of `test/bench/gen.lua`.\n\n"
    .. begin_mark .. "\n" .. end_mark .. "\n")
  local from = page:find(begin_mark, 1, true)
  local _, to = page:find(end_mark, 1, true)
  assert(from and to, docs .. " has no markers")
  tap.write(docs, page:sub(1, from - 1) .. table.concat(text, "\n") .. page:sub(to + 1))
  io.write("written to ", docs, "\n")
end
os.exit(not is_failed)
