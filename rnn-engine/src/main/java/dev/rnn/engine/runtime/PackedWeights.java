package dev.rnn.engine.runtime;

import dev.rnn.engine.compile.Program;
import dev.rnn.engine.kernel.Kernel;
import dev.rnn.engine.kernel.PackMatrix;
import dev.rnn.engine.kernel.compact.CompactMatrix;
import dev.rnn.engine.kernel.matrix.MatrixKernels;
import dev.rnn.engine.kernel.matrix.PackedMatrix;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.parameter.WeightFormat;
import org.jspecify.annotations.Nullable;

/**
 * The matrices that a program packs from its parameters alone. Frames may share them: a hundred sessions of a model
 * hold its packed weights once, and only the first of them packs. Whoever packs holds this object's lock meanwhile.
 */
final class PackedWeights {
  private final WeightFormat format;
  private final @Nullable PackedMatrix[] matrices; // null where a matrix is packed anew in every run
  private @Nullable Parameters owner;
  private long version = -1;

  PackedWeights(Program program, WeightFormat format) {
    this.format = format;
    matrices = new PackedMatrix[program.matrices().size()];
    for (Program.Stage stage : program.stages()) {
      for (Kernel kernel : stage.fixed()) {
        if (kernel instanceof PackMatrix pack) matrices[pack.matrix()] = matrix(program, format, pack.matrix());
      }
    }
  }

  /** All matrices of a frame: those of the weights, and its own. */
  PackedMatrix[] with(Program program) {
    PackedMatrix[] all = new PackedMatrix[matrices.length];
    for (int i = 0; i < all.length; i++) {
      PackedMatrix shared = matrices[i];
      all[i] = shared != null ? shared : matrix(program, format, i);
    }
    return all;
  }

  /** Whether they were packed from these values of these parameters. */
  boolean areOf(Parameters parameters) {
    return owner == parameters && version == parameters.version();
  }

  /** Says that they were. */
  void packedFrom(Parameters parameters) {
    owner = parameters;
    version = parameters.version();
  }

  private static PackedMatrix matrix(Program program, WeightFormat format, int id) {
    int[] size = program.matrices().get(id);
    return format == WeightFormat.FLOAT32 ? MatrixKernels.chosen().matrix(size[0], size[1])
        : CompactMatrix.of(format, size[0], size[1]);
  }
}
