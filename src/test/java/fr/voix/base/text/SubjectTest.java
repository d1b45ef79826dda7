package fr.voix.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.text.Subject.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What something is about, as the audit log and an address name it. */
class SubjectTest {

    @ParameterizedTest
    @CsvSource({
        "scrutin:AMANR5L17PO59048B2247P0D1N001115, /scrutins/AMANR5L17PO59048B2247P0D1N001115",
        "petition:12, /petitions/12",
        "theme:sante, /themes/sante",
        "texte:PRJLANR5L17B2247, /amendements?texte=PRJLANR5L17B2247"
    })
    void a_reference_is_read_as_it_was_written_and_leads_to_a_page(String reference, String path) {
        var subject = Subject.ofReference(reference).orElseThrow();
        assertThat(subject.reference()).isEqualTo(reference);
        assertThat(subject.path()).isEqualTo(path);
        assertThat(Subject.ofAddress("https://voix.fr/en" + path + "#x")).contains(subject);
    }

    @Test
    void what_has_no_page_is_no_subject() {
        for (var reference : new String[] {
            "moderator:3", "journal", "petition-rule:hors-sujet", "petition:x", "petition:012", "scrutins:A"
        }) {
            assertThat(Subject.ofReference(reference)).as(reference).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.assemblee-nationale.fr/dyn/17/amendements/2247/CION_FIN/CF1115, SCRUTIN, 2247/CION_FIN/CF1115",
        "www.assemblee-nationale.fr/dyn/17/amendements/2247/CION_FIN/CF1115, SCRUTIN, 2247/CION_FIN/CF1115",
        "voix.example/petitions/12, PETITION, 12",
        "/17/amendements/2247/CION_FIN/CF1115?x=1, SCRUTIN, 2247/CION_FIN/CF1115",
        "https://voix.fr/moderation/scrutins/AMANR5/decisions, SCRUTIN, AMANR5",
        "/embed/petitions/12, PETITION, 12",
        "/petitions/12-un-titre/urne/checkpoint, PETITION, 12",
        "/en/amendements?sort=x&texte=PRJL&tri=votes, TEXTE, PRJL"
    })
    void an_address_that_was_copied_says_what_it_leads_to(String address, Kind kind, String key) {
        assertThat(Subject.ofAddress(address)).contains(new Subject(kind, key));
    }

    @Test
    void an_address_that_leads_elsewhere_says_nothing() {
        for (var address :
                new String[] {"CF1115", "", "/journal", "/petitions/nouvelle", "/scrutins/", "/amendements"}) {
            assertThat(Subject.ofAddress(address)).as(address).isEmpty();
        }
    }
}
