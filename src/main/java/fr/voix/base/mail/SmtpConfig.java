package fr.voix.base.mail;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.Locale;

/**
 * The mail server ({@code voix.smtp.…}); without a host nothing is sent.
 *
 * @param tls {@code starttls}, {@code tls} from the first byte, or {@code none}; if null, it follows from the host
 */
@Context
@ConfigurationProperties("voix.smtp")
record SmtpConfig(
        @Nullable String host,
        @Nullable @Min(1) @Max(65_535) Integer port,
        @Nullable String username,
        @Nullable String password,
        @Nullable String tls) {

    /** How the connection is encrypted. */
    enum Security {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    SmtpConfig {
        if (tls != null
                && Arrays.stream(Security.values())
                        .noneMatch(one -> one.name().equals(tls.strip().toUpperCase(Locale.ROOT)))) {
            throw new ConfigurationException("VOIX_SMTP_TLS is starttls, tls or none, not " + tls);
        }
        if ((username == null || username.isBlank()) != (password == null || password.isBlank())) {
            throw new ConfigurationException("VOIX_SMTP_USERNAME and VOIX_SMTP_PASSWORD go together");
        }
    }

    boolean isConfigured() {
        return host != null && !host.isBlank();
    }

    boolean hasAccount() {
        return username != null && !username.isBlank();
    }

    /** Unencrypted only to a server on this machine, unless the operator sets it. */
    Security security() {
        if (tls != null) {
            return Security.valueOf(tls.strip().toUpperCase(Locale.ROOT));
        }
        return isLoopback(host) ? Security.NONE : Security.STARTTLS;
    }

    int effectivePort() {
        return port == null ? security().port : port;
    }

    /** Whether the name always means this machine. */
    static boolean isLoopback(String host) {
        var name = host.strip().toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || name.matches("127(\\.[0-9]{1,3}){3}");
    }

    @Override
    public String toString() {
        return "SmtpConfig[" + host + "]";
    }
}
