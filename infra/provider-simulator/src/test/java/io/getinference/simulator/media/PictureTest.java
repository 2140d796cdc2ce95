package io.getinference.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import javax.imageio.ImageIO;

class PictureTest {
    private static byte[] written(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "png,image/png,1,1",
        "png,image/png,960,540",
        "jpg,image/jpeg,300,257",
        "gif,image/gif,1000,33"
    })
    void readsWhatTheJdkWrites(String format, String type, int width, int height)
            throws IOException {
        byte[] data = written(format, width, height);
        assertThat(Picture.typeOf(data)).contains(type);
        assertThat(Picture.of(data)).contains(new Picture(width, height));
    }

    @ParameterizedTest
    @CsvSource({
        // lossy 176x144, lossless 386x395, extended 400x301: headers as encoders write them
        "524946466c2a00005745425056503820602a0000b0a0009d012ab0009000,176,144",
        "524946468c010000574542505650384c800100002f81816200,386,395",
        "52494646a00c000057454250565038580a000000100000008f01002c0100,400,301"
    })
    void readsTheThreeKindsOfWebp(String hex, int width, int height) {
        byte[] data = HexFormat.of().parseHex(hex);
        assertThat(Picture.typeOf(data)).contains("image/webp");
        assertThat(Picture.of(data)).contains(new Picture(width, height));
    }

    @Test
    void readsNoSizeFromWhatBreaksOffOrIsNoImage() throws IOException {
        for (String format : new String[] {"png", "jpg", "gif"}) {
            byte[] begun = Arrays.copyOf(written(format, 9, 9), 9);
            assertThat(Picture.typeOf(begun)).isPresent();
            assertThat(Picture.of(begun)).isEmpty();
        }
        assertThat(Picture.typeOf(new byte[0])).isEmpty();
        assertThat(Picture.of("BM a bitmap".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void countsThePagesOfAPaper() {
        String two = "%PDF-1.4 /Type /Pages /Type /Page x /Type/Page y";
        assertThat(Paper.of(two.getBytes(StandardCharsets.ISO_8859_1))).contains(new Paper(2));
        assertThat(Paper.of("%PDF-1.7".getBytes(StandardCharsets.ISO_8859_1)))
                .contains(new Paper(1));
        assertThat(Paper.of("PDF".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }
}
