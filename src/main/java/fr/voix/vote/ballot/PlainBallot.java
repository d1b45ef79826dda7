package fr.voix.vote.ballot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.http.OwnSite;
import fr.voix.base.plain.PlainWrites;
import fr.voix.base.text.Position;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ballot exactly as our own pages send it: the one shape that is read without Micronaut. Whatever could be read in two ways is none.
 *
 * @param cookies by name
 * @param key names this write; empty for none
 */
record PlainBallot(
        String uid, Position position, byte[] nonce, Map<String, String> cookies, Optional<IdempotencyKey> key) {

    private static final String BEFORE_UID = "/api/v1/scrutins/";
    private static final String AFTER_UID = "/ballot";
    private static final Pattern UID = Pattern.compile("[A-Z0-9]{1,64}");
    private static final Pattern BODY = Pattern.compile(
            "\\{\"choice\":\"(pour|contre|abstention)\",\"nonce\":\"([A-Za-z0-9_-]{22})\",\"consent\":true\\}");
    private static final List<String> ACCEPTED = List.of("application/json", "*/*");

    static boolean isAddress(String address) {
        return address.startsWith(BEFORE_UID) && address.endsWith(AFTER_UID);
    }

    /** Empty for whatever is not exactly that. */
    static Optional<PlainBallot> read(HttpRequest request, ByteBuf body, OwnSite site) {
        HttpHeaders headers = request.headers();
        String uid = uid(request.uri());
        Matcher said = BODY.matcher(body.toString(US_ASCII));
        IdempotencyKey.Header key = IdempotencyKey.of(headers.getAll(IdempotencyKey.HEADER));
        if (!UID.matcher(uid).matches()
                || !said.matches()
                || key.isMalformed()
                || !PlainWrites.isOneOf(headers.getAll(HttpHeaderNames.CONTENT_TYPE), List.of("application/json"))
                || headers.contains(HttpHeaderNames.ACCEPT)
                        && !PlainWrites.isOneOf(headers.getAll(HttpHeaderNames.ACCEPT), ACCEPTED)
                || !site.mayHaveSent(headers.getAll(OwnSite.FETCH_SITE), headers.getAll(HttpHeaderNames.ORIGIN))) {
            return Optional.empty();
        }
        Map<String, String> cookies = cookies(headers.getAll(HttpHeaderNames.COOKIE));
        return Nonce.read(said.group(2))
                .filter(nonce -> !cookies.isEmpty())
                .map(nonce -> new PlainBallot(uid, position(said.group(1)), nonce, cookies, key.key()));
    }

    private static String uid(String address) {
        return isAddress(address)
                ? address.substring(
                        BEFORE_UID.length(), Math.max(BEFORE_UID.length(), address.length() - AFTER_UID.length()))
                : "";
    }

    private static Position position(String code) {
        return Arrays.stream(Position.values())
                .filter(position -> position.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** As browsers write them (RFC 6265, 4.2.1), without quotes; none where one of them stands twice, or anything is odd. */
    private static Map<String, String> cookies(List<String> fields) {
        Map<String, String> cookies = new HashMap<>();
        String[] pairs = fields.size() == 1 ? fields.getFirst().split("; ", -1) : new String[0];
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1
                    || !isPlain(pair)
                    || cookies.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                return Map.of();
            }
        }
        return cookies;
    }

    private static boolean isPlain(String pair) {
        for (int i = 0; i < pair.length(); i++) {
            char c = pair.charAt(i);
            boolean isPlain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.=".indexOf(c) >= 0;
            if (!isPlain) {
                return false;
            }
        }
        return true;
    }
}
