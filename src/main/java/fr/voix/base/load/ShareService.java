package fr.voix.base.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.inject.Singleton;

/** Which share of an urn's ballots or signatures comes from one network: known to all instances, stored nowhere readable. */
@Singleton
public record ShareService(LoadService load) {

    /**
     * Looks at one network in one urn.
     *
     * @param networkPrefix the version of the protocol and the bytes of a /24 or /56
     * @param urnUid of a Scrutin or petition; empty when none is named: then what the network did everywhere counts alone
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
}
