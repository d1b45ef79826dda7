-- Strangers who read what urns are made of, each at a pace of its own. VOIX_ADDRESSES: a file of them, taken in turn from anywhere on.
local addresses, at = {}, 0

function init()
  for address in io.lines(os.getenv("VOIX_ADDRESSES")) do addresses[#addresses + 1] = address end
  math.randomseed(os.time())
  at = math.random(#addresses)
end

function delay() return 10 end

function request()
  at = at % #addresses + 1
  return wrk.format("GET", addresses[at], { ["Accept-Encoding"] = "gzip" })
end

-- RESULT reads/s p50(ms) p99(ms) not-answered socket-errors
function done(summary, latency)
  local bad = summary.errors.status
  local seconds = summary.duration / 1e6
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %.0f %.2f %.2f %d %d\n", (summary.requests - bad) / seconds,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, bad, broken))
end
