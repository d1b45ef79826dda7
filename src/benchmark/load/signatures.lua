-- Every request confirms another signature. VOIX_PATHS: a file of where.
local paths

function init()
  paths = io.open(os.getenv("VOIX_PATHS"), "r")
end

function request()
  local path = paths:read("*l")
  if not path then
    io.stderr:write("More signatures are needed.\n")
    os.exit(1)
  end
  return "POST " .. path .. " HTTP/1.1\r\nHost: voix\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\nalea="
end

-- RESULT acknowledged/s p50(ms) p99(ms) not-acknowledged socket-errors
function done(summary, latency)
  local bad = summary.errors.status
  local seconds = summary.duration / 1e6
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %.0f %.2f %.2f %d %d\n", (summary.requests - bad) / seconds,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, bad, broken))
end
