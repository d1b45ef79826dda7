package fr.voix.theme.suggestion;

import java.util.Set;

/**
 * Words that say how an amendement is written, or who wrote it, and nothing about its subject: « supprimer cet article » is no
 * kinship, and a subject has no party.
 */
final class Drafting {

    /** By their stem, as the French dictionary of PostgreSQL makes it; then what numbers paragraphs; then names of groups. */
    private static final Set<String> STEMS = Set.of("""
            abrog ajout aliné amend anné appliqu articl avant bis chapitr cod commiss complet compt conséquent derni deuxiem
            disposit début déput fin gouvern group inser insert loi mention modif modifi mot même objet occurrent phras premi
            proced procédur projet propos proposit présent prévu quat remplac rédact rédactionnel rédig référent rétabl second
            section sous-amend substitu suiv suppress supprim tend ter text titr troisiem vis
            i ii iii iv v vi a b c d e f g h l r
            apparent insoum lfi nfp socialist udr""".split("\\s+"));

    private Drafting() {}

    static boolean isDrafting(String stem) {
        return STEMS.contains(stem);
    }
}
