package fr.voix.base.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import io.micronaut.core.annotation.Nullable;

/** Writes each log event as one line of JSON, with its time as in RFC 3339 ({@code VOIX_LOG_FORMAT=json}). */
public final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};
    private static final char FIRST_PRINTABLE = ' ';

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new StringBuilder(200).append('{');
        add(line, "time", event.getInstant().toString());
        add(line, "level", event.getLevel().toString());
        add(line, "logger", event.getLoggerName());
        event.getMDCPropertyMap().forEach((name, value) -> add(line, name, value));
        add(line, "message", event.getFormattedMessage());
        add(
                line,
                "failure",
                event.getThrowableProxy() == null ? null : ThrowableProxyUtil.asString(event.getThrowableProxy()));
        return line.append("}\n").toString().getBytes(UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    private static void add(StringBuilder line, String name, @Nullable String value) {
        if (value != null) {
            if (line.length() > 1) {
                line.append(',');
            }
            quote(line, name);
            line.append(':');
            quote(line, value);
        }
    }

    private static void quote(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE
                    || c == '\u2028'
                    || c == '\u2029'
                    || c == '\u0085'
                    || Character.isSurrogate(c)) {
                // half a surrogate pair is not valid UTF-8; two escaped halves mean the same character
                line.append(String.format("\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}
