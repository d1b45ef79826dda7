package fr.voix.urn.leaf;

import static fr.voix.urn.proof.RfcVerifier.mth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.base.secret.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {

    /** The leaves and roots that implementations of RFC 6962 are commonly tested with. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void the_tree_hash_is_that_of_rfc_6962() {
        Frontier frontier = Frontier.EMPTY;
        for (int i = 0; i < LEAVES.size(); i++) {
            frontier =
                    frontier.append(Sha256.hash(new byte[] {0}, HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(frontier.rootHex()).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void an_empty_tree_hashes_to_sha256_of_nothing() {
        assertThat(Frontier.EMPTY.rootHex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void at_every_size_it_agrees_with_the_definition_and_survives_its_encoding() {
        List<byte[]> hashes = new ArrayList<>();
        Frontier frontier = Frontier.EMPTY;
        for (int i = 0; i < 300; i++) {
            byte[] hash = new Leaf("x1 " + i).hash();
            hashes.add(hash);
            frontier = Frontier.of(frontier.size(), frontier.encoded()).append(hash);
            assertThat(frontier.root()).isEqualTo(mth(hashes));
            assertThat(frontier.encoded()).hasSize(32 * Long.bitCount(frontier.size()));
        }
    }

    @Test
    void a_frontier_of_the_wrong_length_is_refused() {
        assertThatThrownBy(() -> Frontier.of(3, new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }
}
