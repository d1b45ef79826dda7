package fr.voix.notice.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    private static boolean isPublic(String address) {
        return AddressRule.isPublic(InetAddress.ofLiteral(address).getAddress());
    }

    /** First and last of each range. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0 0.255.255.255",
                "10.0.0.0 10.255.255.255",
                "100.64.0.0 100.127.255.255",
                "127.0.0.0 127.255.255.255",
                "169.254.0.0 169.254.169.254",
                "172.16.0.0 172.31.255.255",
                "192.0.0.0 192.0.0.255",
                "192.0.2.0 192.0.2.255",
                "192.88.99.0 192.88.99.255",
                "192.168.0.0 192.168.255.255",
                "198.18.0.0 198.19.255.255",
                "198.51.100.0 198.51.100.255",
                "203.0.113.0 203.0.113.255",
                "224.0.0.0 239.255.255.255",
                "240.0.0.0 255.255.255.255",
                ":: ::1",
                "::93.184.216.34 ::ffff:0:93.184.216.34",
                "64:ff9b:: 64:ff9b::5db8:d822",
                "64:ff9b:1:: 64:ff9b:1::1",
                "100:: 100::1",
                "2001:: 2001:0:5ef5:79fd::1",
                "2001:10:: 2001:20::1",
                "2001:db8:: 2001:db8:ffff::1",
                "2002:: 2002:7f00:1::1",
                "3fff:: 3fff:fff::1",
                "5f00:: 5f00::1",
                "fc00:: fdff:ffff::1",
                "fe80:: febf::1",
                "fec0:: feff::1",
                "ff00:: ff0e::1",
                "4000::1 1fff::1"
            })
    void what_is_not_of_the_public_internet_is_refused(String range) {
        for (var address : range.split(" ")) {
            assertThat(isPublic(address)).as(address).isFalse();
        }
    }

    /** The JDK hands these out as IPv4; what hands them out as they are fools nobody. */
    @Test
    void an_ipv4_address_in_ipv6_clothes_is_refused() {
        assertThat(AddressRule.isPublic(HexFormat.of().parseHex("00000000000000000000ffff7f000001")))
                .isFalse();
        assertThat(AddressRule.isPublic(HexFormat.of().parseHex("00000000000000000000ffff01010101")))
                .isFalse();
        assertThat(isPublic("::ffff:127.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2606:4700::1111",
                "2a00:1450::200e"
            })
    void the_neighbours_of_those_ranges_are_called(String address) {
        assertThat(isPublic(address)).isTrue();
    }
}
