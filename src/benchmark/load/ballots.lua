-- Every request is a ballot of another voter. VOIX_PASSES: a file of cookies; VOIX_UIDS: a file of scrutins, taken in turn.
local uids, passes, n = {}, nil, 0
local choices = { "pour", "contre", "abstention" }
local refused, unavailable = 0, 0

function init()
  for uid in io.lines(os.getenv("VOIX_UIDS")) do uids[#uids + 1] = uid end
  passes = io.open(os.getenv("VOIX_PASSES"), "r")
end

function request()
  local pass = passes:read("*l")
  if not pass then
    io.stderr:write("More passes are needed.\n")
    os.exit(1)
  end
  n = n + 1
  local body = string.format('{"choice":"%s","nonce":"voixbench%012dA","consent":true}', choices[n % 3 + 1], n)
  return "PUT /api/v1/scrutins/" .. uids[n % #uids + 1] .. "/ballot HTTP/1.1\r\nHost: voix\r\nCookie: __Host-voix=" .. pass
    .. "\r\nContent-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

-- RESULT acknowledged/s p50(ms) p99(ms) not-acknowledged socket-errors
function done(summary, latency)
  local bad = summary.errors.status
  local seconds = summary.duration / 1e6
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %.0f %.2f %.2f %d %d\n", (summary.requests - bad) / seconds,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, bad, broken))
end
