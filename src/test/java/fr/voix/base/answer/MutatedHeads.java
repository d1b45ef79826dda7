package fr.voix.base.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Heads of requests as clients send them, and what becomes of them when something goes wrong on the way. */
final class MutatedHeads {

    private static final String ODD = "\r\n\t :,;=\"/*%?#\0\u007f\u0085éGETHP10.aA-_";

    private static final List<String> FIELDS = List.of(
            "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
            "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Cookie: voix-passage=abc; b=\"c\"",
            "Sec-Fetch-Mode: navigate",
            "Accept-Language: fr,en;q=0.5",
            "Accept-Encoding: gzip, deflate, br, zstd",
            "Accept-Encoding: br",
            "accept-encoding: GZIP;q=0.0",
            "Accept-Encoding:",
            "Connection: keep-alive",
            "Connection: Keep-Alive",
            "If-None-Match: \"x\"",
            "If-None-Match: *");

    private static final List<String> DOUBTS = List.of(
            "Connection: close",
            "Connection: Upgrade, HTTP2-Settings",
            "Upgrade: h2c",
            "Expect: 100-continue",
            "Content-Encoding: gzip",
            "Content-Length: 0",
            "Content-Length: 7",
            "Content-Length: 0\r\nContent-Length: 0",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: identity",
            "Host: y",
            "X-Fold: a\r\n b",
            "X-Feed: a\n",
            " Leading: a",
            "X-Latin: é");

    private final Random random;
    private final List<String> known;

    MutatedHeads(Random random, String... etags) {
        this.random = random;
        this.known = List.of(
                "If-None-Match: " + etags[0],
                "If-None-Match: W/" + etags[0],
                "If-None-Match: \"x\" ,  W/" + etags[1] + " ",
                "If-None-Match: " + etags[1]);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private boolean isOneIn(int times) {
        return below(times) == 0;
    }

    private <T> T one(List<T> all) {
        return all.get(below(all.size()));
    }

    /** Some requests of one connection, mostly each in one piece, and at the end a plain one. */
    List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        for (int i = below(3); i >= 0; i--) {
            String address =
                    one(List.of("/page", "/page", "/api/v1/things", "/carte.png", "/old", "/moved", "/slow", "/no"));
            String head = one(address);
            int cut = isOneIn(6) ? below(head.length() + 1) : head.length();
            if (isOneIn(10) && !pieces.isEmpty()) {
                pieces.add(pieces.removeLast() + head.substring(0, cut));
            } else {
                pieces.add(head.substring(0, cut));
            }
            pieces.add(head.substring(cut));
            if (isOneIn(4)) {
                pieces.add(BothWays.GO);
            }
        }
        pieces.add("GET /page HTTP/1.1\r\nHost: x\r\n\r\n");
        pieces.removeIf(String::isEmpty);
        return pieces;
    }

    /** A head after which the next request may come at once, whatever it says. */
    String withoutBody(String address) {
        List<String> lines = lines("GET " + address + " HTTP/1.1");
        if (isOneIn(3)) {
            lines.add(1 + below(lines.size()), one(List.of("Accept-Encoding: gzip", "X-Latin: é", "If-None-Match: *")));
        }
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private List<String> lines(String first) {
        List<String> lines = new ArrayList<>(List.of(first, "Host: x"));
        for (int i = below(5); i > 0; i--) {
            lines.add(one(isOneIn(3) ? known : FIELDS));
        }
        return lines;
    }

    private String one(String address) {
        String method = isOneIn(12) ? one(List.of("HEAD", "POST", "get", "OPTIONS")) : "GET";
        List<String> lines = lines(method + " " + address + " HTTP/1." + (isOneIn(20) ? "0" : "1"));
        if (isOneIn(5)) {
            lines.add(1 + below(lines.size()), one(DOUBTS));
        }
        if (isOneIn(10)) {
            lines.remove(below(lines.size()));
        }
        StringBuilder head = new StringBuilder(String.join("\r\n", lines) + "\r\n\r\n");
        for (int i = isOneIn(3) ? 1 + below(3) : 0; i > 0 && !head.isEmpty(); i--) {
            mutate(head, below(head.length()));
        }
        return head.toString();
    }

    private void mutate(StringBuilder head, int at) {
        char odd = isOneIn(4) ? (char) below(256) : ODD.charAt(below(ODD.length()));
        switch (below(4)) {
            case 0 -> head.setCharAt(at, odd);
            case 1 -> head.insert(at, odd);
            case 2 -> head.deleteCharAt(at);
            default -> head.setCharAt(at, (char) (head.charAt(at) ^ 0x20));
        }
    }
}
