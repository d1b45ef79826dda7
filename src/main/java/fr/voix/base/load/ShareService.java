package fr.voix.base.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** The share of one network in an urn's ballots or signatures: counted over all instances, stored nowhere readable. */
@Singleton
public record ShareService(LoadService load) {

    /**
     * The counts of one network in one urn.
     *
     * @param networkPrefix the version of the protocol and the bytes of a /24 or /56
     * @param urnUid of a Scrutin or petition; if empty, only what the network did in all urns counts
     */
    public NetworkLoad of(byte[] networkPrefix, String urnUid) {
        byte[] uid = urnUid.getBytes(US_ASCII);
        return new NetworkLoad(
                NetworkWidth.of(networkPrefix).stream()
                        .map(width -> width(width.part(), width.cut(networkPrefix), uid))
                        .toList(),
                load.subject(LoadPurpose.URN, uid),
                load.subject(LoadPurpose.EVERYTHING));
    }

    private NetworkLoad.Width width(double part, byte[] network, byte[] uid) {
        return new NetworkLoad.Width(
                part,
                load.subject(LoadPurpose.NETWORK_IN_URN, network, uid),
                load.subject(LoadPurpose.NETWORK, network));
    }

    /** The widths at which a network is counted: a /48 of IPv6 has the networks of 256 subscribers. */
    enum NetworkWidth {
        IPV4_24(1, 4),
        IPV6_48(1, 7),
        /** The network of one subscriber. */
        IPV6_56(0.4, 8);

        private static final byte IPV6 = 6;

        private final double part;
        private final int length;

        /**
         * @param part of what a network of many people may send
         * @param length of the version and the bytes of the prefix
         */
        NetworkWidth(double part, int length) {
            this.part = part;
            this.length = length;
        }

        double part() {
            return part;
        }

        /** @param prefix the version of the protocol and the bytes of a /24 or /56 */
        static List<NetworkWidth> of(byte[] prefix) {
            return prefix.length > 0 && prefix[0] == IPV6 ? List.of(IPV6_48, IPV6_56) : List.of(IPV4_24);
        }

        byte[] cut(byte[] prefix) {
            return Arrays.copyOf(prefix, Math.min(length, prefix.length));
        }
    }
}
