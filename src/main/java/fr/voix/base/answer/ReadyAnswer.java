package fr.voix.base.answer;

import fr.voix.base.http.AnswerDate;
import fr.voix.base.http.ContentSecurityPolicy;
import fr.voix.base.http.CrossOrigin;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.ReadOnlyHttpHeaders;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An answer with its body as Netty writes it, and its headers, made anew once a second for their date. */
final class ReadyAnswer {

    private final Answer answer;
    private final Form plain;
    private final Form gzip;

    ReadyAnswer(Answer answer) {
        this.answer = answer;
        this.plain = new Form(false);
        this.gzip = new Form(true);
    }

    Answer answer() {
        return answer;
    }

    /** @param encodings an {@code Accept-Encoding} */
    Form form(@Nullable String encodings) {
        return answer.isCompressible() && Answer.acceptsGzip(encodings) ? gzip : plain;
    }

    /** The headers of one second. */
    private record Stamped(long second, ReadOnlyHttpHeaders full, ReadOnlyHttpHeaders notModified) {}

    /** Plain or gzip. */
    final class Form {

        private final boolean isGzip;
        private final String etag;
        private final ByteBuf body;
        private volatile Stamped stamped = new Stamped(-1, null, null);

        private Form(boolean isGzip) {
            this.isGzip = isGzip;
            this.etag = answer.etag(isGzip);
            this.body = Unpooled.unreleasableBuffer(
                    Unpooled.wrappedBuffer(answer.bytes(isGzip)).asReadOnly());
        }

        /** @param ifNoneMatch the ETags that the reader has */
        boolean isKnown(@Nullable String ifNoneMatch) {
            return ifNoneMatch != null && (ifNoneMatch.equals(etag) || answer.matches(ifNoneMatch));
        }

        /** A view with its own reader index; it need not be released. */
        ByteBuf body() {
            return body.duplicate();
        }

        /**
         * @param second since 1970, for the date
         * @param isNotModified whether for a 304
         * @param everywhere the headers of every answer that has a body
         */
        ReadOnlyHttpHeaders headers(long second, boolean isNotModified, Map<String, String> everywhere) {
            Stamped now = stamped;
            if (now.second != second) {
                String date = AnswerDate.at(second);
                now = new Stamped(second, headers(date, false, everywhere), headers(date, true, everywhere));
                stamped = now;
            }
            return isNotModified ? now.notModified : now.full;
        }

        private ReadOnlyHttpHeaders headers(String date, boolean isNotModified, Map<String, String> everywhere) {
            List<CharSequence> pairs = new ArrayList<>();
            add(pairs, HttpHeaderNames.DATE, date);
            if (!isNotModified) {
                add(pairs, HttpHeaderNames.CONTENT_TYPE, answer.contentType());
                add(pairs, HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.readableBytes()));
                if (isGzip) {
                    add(pairs, HttpHeaderNames.CONTENT_ENCODING, "gzip");
                }
            }
            add(pairs, HttpHeaderNames.ETAG, etag);
            add(pairs, HttpHeaderNames.CACHE_CONTROL, answer.caching());
            add(pairs, HttpHeaderNames.VARY, "Accept-Encoding");
            if (answer.isForAnyOrigin()) {
                add(pairs, HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            }
            String itself = answer.headers().get(HttpHeaders.CONTENT_LOCATION);
            if (isNotModified && itself != null) {
                add(pairs, HttpHeaderNames.CONTENT_LOCATION, itself);
            }
            if (!isNotModified) {
                // a 304 has the headers that RFC 9110 §15.4.5 asks for; the reader keeps the others that came with the
                // bytes
                Map<String, String> besides = new HashMap<>(everywhere);
                if (answer.isForAnyOrigin()) {
                    besides.put(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, CrossOrigin.EXPOSED);
                }
                String origin = answer.isForAnyOrigin() ? "*" : null;
                if (CrossOrigin.isForOthers(origin, answer.headers().get(ContentSecurityPolicy.HEADER))) {
                    besides.put(CrossOrigin.RESOURCE_POLICY, CrossOrigin.SHOWN_ANYWHERE);
                }
                besides.putAll(answer.headers());
                besides.remove(HttpHeaders.CACHE_CONTROL);
                besides.forEach((name, value) -> add(pairs, AsciiString.of(name), value));
            }
            return new ReadOnlyHttpHeaders(false, pairs.toArray(CharSequence[]::new));
        }

        private static void add(List<CharSequence> pairs, AsciiString name, String value) {
            pairs.add(name);
            pairs.add(AsciiString.of(value));
        }
    }
}
