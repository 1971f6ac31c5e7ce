package dev.rnn.training.data.archive;

import dev.rnn.api.error.RnnException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Grey images of the IDX format, as MNIST has them, read row by row: a step is a row from top to bottom, its channels
 * the pixels from 0 to 1. The classes stand in a second file beside the first, whose name has {@code labels-idx1} for
 * {@code images-idx3}.
 *
 * <pre>
 * images   00 00 08 03, count, rows, columns (4 bytes each, highest first), then a byte for each pixel
 * labels   00 00 08 01, count, then a byte for each image
 * </pre>
 *
 * @see <a href="https://yann.lecun.org/exdb/mnist/">LeCun, Cortes and Burges, The MNIST database</a>
 */
final class IdxImages {
  private static final int IMAGES = 0x00000803;
  private static final int LABELS = 0x00000801;
  private static final int MOST = 1 << 28;
  private static final float WHITE = 255;

  private IdxImages() {}

  /** Whether a file begins as such images do; what cannot be read is left to another reader to complain of. */
  static boolean isOne(Path file) {
    if (!Files.isRegularFile(file)) return false;
    try (DataInputStream in = open(file)) {
      return in.readInt() == IMAGES;
    } catch (IOException _) {
      return false;
    }
  }

  /** All images. */
  static List<LabelledSeries> read(Path images) {
    Path labels = labels(images);
    try (DataInputStream in = open(images); DataInputStream names = open(labels)) {
      in.readInt();
      int count = in.readInt();
      int rows = in.readInt();
      int columns = in.readInt();
      if (names.readInt() != LABELS) throw damaged(labels, "it does not begin with 00 00 08 01");
      int named = names.readInt();
      if (named != count) throw damaged(labels, "it has " + named + " classes for " + count + " images");
      if (count < 1 || rows < 1 || columns < 1 || (long) rows * columns > MOST) {
        throw damaged(images, count + " images of " + rows + " rows and " + columns + " columns");
      }
      List<LabelledSeries> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(new LabelledSeries(String.valueOf(names.readUnsignedByte()), pixels(in, rows * columns), columns));
      }
      return all;
    } catch (IOException e) {
      throw RnnException.error("RNN-SERIES-DAMAGED", "'" + images + "' or '" + labels + "' cannot be read to its end.")
          .detail("found: " + e).fix("download both again.").cause(e).build();
    }
  }

  private static float[] pixels(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) throw new IOException("the images end early");
    float[] values = new float[count];
    for (int k = 0; k < count; k++) values[k] = (bytes[k] & 0xFF) / WHITE;
    return values;
  }

  private static Path labels(Path images) {
    String name = String.valueOf(images.getFileName());
    Path labels = images.resolveSibling(name.replace("images-idx3", "labels-idx1"));
    if (!name.equals(String.valueOf(labels.getFileName())) && Files.isRegularFile(labels)) return labels;
    throw RnnException.error("RNN-SERIES-LABELS", "the images of '" + images + "' have no classes.")
        .detail("expected: " + labels + ", named labels-idx1 for images-idx3")
        .fix("put the file of classes beside that of the images.").build();
  }

  private static RnnException damaged(Path file, String what) {
    return RnnException.error("RNN-SERIES-DAMAGED", "'" + file + "' is damaged: " + what + ".")
        .fix("download it again.").build();
  }

  private static DataInputStream open(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    boolean packed = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return new DataInputStream(packed ? new BufferedInputStream(new GZIPInputStream(in), 1 << 16) : in);
  }
}
