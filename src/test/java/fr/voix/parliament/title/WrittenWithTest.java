package fr.voix.parliament.title;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences of real exposés. */
class WrittenWithTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>Cet amendement a été travaillé avec la Fondation pour le Logement.</p> | la Fondation pour le Logement
            <p>Tel est l'objet de cet amendement travaillé avec l’UNICEF France.</p> | l’UNICEF France
            <p>Cet amendement de repli a été travaillé avec Régions de France.</p> | Régions de France
            <p>Cet amendement a été élaboré avec le concours de la FNSEA.</p> | la FNSEA
            <p>Amendement travaillé en partenariat avec l’Union sociale pour l’habitat.</p> | l’Union sociale pour l’habitat
            <p>Cet amendement a été travaillé avec la Fédération (FEDOM)</p><p>Il vise à aider.</p> | la Fédération (FEDOM)
            <p>Cet amendement a été travaillé avec l'association Les Locales, la CNRA et le SNRL.</p> | l’association Les Locales, la CNRA et le SNRL
            <p>Cet amendement a été travaillé avec Fair, le collectif de la finance à impact social.</p> | Fair
            <p>Cet amendement a été travaillé en collaboration avec Nexem, principale organisation professionnelle.</p> | Nexem
            <p>Cet amendement a été travaillé avec la Fapil et soutenu par Soliha.</p> | la Fapil
            <p>Le présent amendement, travaillé avec la Mutualité Française, vise à autoriser la suspension.</p> | la Mutualité Française
            <p>Cet amendement porté par le groupe Les Démocrates a été travaillé avec l’ONF.</p> | l’ONF
            <p>Cet amendement corédigé avec l’Union sociale pour l’habitat propose de modifier cette règle.</p> | l’Union sociale pour l’habitat
            """)
    void it_is_quoted_as_the_expose_names_it(String expose, String who) {
        assertThat(WrittenWith.of(expose)).contains(who);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Cet amendement vise à aider la Fondation pour le Logement.</p>",
                "<p>Le texte proposé par le Sénat a été travaillé avec le LEEM.</p>",
                "<p>Cet amendement a été travaillé avec M. Dupont.</p>",
                "<p>Cet amendement a été travaillé avec la FNSEA et M. Dupont.</p>",
                "<p>Cet amendement a été travaillé avec le docteur Dupont.</p>",
                "<p>Cet amendement a été travaillé avec William Acker, Délégué général de l’ANGVC.</p>",
                "<p>Cet amendement des députés Socialistes, en lien avec les travaux de Jean Roux, vise à taxer.</p>",
                "<p>Cet amendement a été travaillé avec l’U.N.A.F. de Paris.</p>",
                "<p>Cet amendement a été travaillé avec des associations.</p>",
                "<p>Cet amendement a été travaillé avec le groupe LIOT.</p>",
                "<p>Cet amendement a été suggéré par la FNSEA.</p>"
            })
    void nothing_is_said_where_it_is_not_sure(String expose) {
        assertThat(WrittenWith.of(expose)).isEmpty();
    }

    @Test
    void an_amendement_without_an_expose_has_none() {
        assertThat(WrittenWith.of(null)).isEmpty();
    }
}
