package fr.voix.base.http;

import fr.voix.base.deployment.SettingRule;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.annotation.Nullable;
import java.net.InetAddress;
import java.util.List;

/** The reverse proxies in front of this service ({@code VOIX_TRUSTED_PROXIES}, a list of CIDR ranges). */
@Context
public class TrustedProxiesConfig implements SettingRule {

    private final List<AddressRange> ranges;

    TrustedProxiesConfig(@Nullable @Property(name = "voix.trusted-proxies") List<String> ranges) {
        this.ranges = ranges == null
                ? List.of()
                : ranges.stream()
                        .map(String::strip)
                        .filter(range -> !range.isEmpty())
                        .map(TrustedProxiesConfig::range)
                        .toList();
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ranges.stream().anyMatch(range -> range.contains(bytes));
    }

    private static AddressRange range(String text) {
        try {
            return AddressRange.of(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "VOIX_TRUSTED_PROXIES must list addresses or ranges such as 10.0.0.0/8, not " + text, e);
        }
    }
}
