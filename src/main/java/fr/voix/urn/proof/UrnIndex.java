package fr.voix.urn.proof;

import fr.voix.urn.leaf.UrnKind;

/** What stands below the address of an urn, and beside it, for whoever finds nothing but that address. */
final class UrnIndex {

    private UrnIndex() {}

    static String text(UrnKind kind, String uid, long size) {
        String urn = "/" + kind.path() + "/" + uid + "/urne/";
        String api = "/api/v1/" + kind.path() + "/" + uid + "/";
        return String.join(
                "\n",
                "size " + size,
                urn + "checkpoint",
                urn + "tile/entries/{n}[.p/{w}]",
                urn + "tile/{level}/{n}[.p/{w}]",
                urn + "preuve/{index}",
                urn + "coherence/{old}/{new}",
                urn + "texte/{sha256}",
                api + "tally",
                api + "resultat",
                api + (kind == UrnKind.SCRUTIN ? "historique" : "history"),
                "/.well-known/voix-urn.vkey",
                "/formats",
                "");
    }
}
