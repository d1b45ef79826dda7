package fr.voix.petition.place;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every code postal with its département, in two flat arrays of some forty kilobytes. */
final class CodesPostaux {

    private final List<Departement> departements;
    private final int[] codes;
    private final byte[] indexes;

    /**
     * @param departements fewer than 128
     * @param codesByDepartement each code once
     */
    CodesPostaux(List<Departement> departements, Map<String, int[]> codesByDepartement) {
        this.departements = List.copyOf(departements);
        // code and index in one number: sorting keeps them together
        int[] pairs = new int
                [codesByDepartement.values().stream().mapToInt(c -> c.length).sum()];
        int filled = 0;
        for (int index = 0; index < departements.size(); index++) {
            for (int code :
                    codesByDepartement.getOrDefault(departements.get(index).code(), new int[0])) {
                pairs[filled++] = code << Byte.SIZE | index;
            }
        }
        if (filled != pairs.length) {
            throw new IllegalArgumentException("codes postaux of an unknown département");
        }
        Arrays.sort(pairs);
        codes = Arrays.stream(pairs).map(pair -> pair >> Byte.SIZE).toArray();
        indexes = new byte[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            indexes[i] = (byte) pairs[i];
        }
    }

    /** By the list; else, for CEDEX, by the first digits. */
    Optional<Departement> departement(CodePostal code) {
        int at = Arrays.binarySearch(codes, code.number());
        if (at >= 0) {
            return Optional.of(departements.get(indexes[at]));
        }
        return code.prefix().flatMap(this::find);
    }

    Optional<Departement> find(String code) {
        return departements.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
