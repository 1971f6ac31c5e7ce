package dev.rnn.engine.kernel.generate;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * Writes the class of a formula: one method that goes over whole vectors, row by row. All is flat code: vectors that
 * pass between methods become objects once the JIT compiler stops inlining them, which is four times slower.
 */
final class Generator {
  private static final ClassDesc ROUTINE = ClassDesc.of(Routine.class.getName());
  private static final ClassDesc FLOATS = VectorCode.FLOATS;
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(CD_void, FLOATS.arrayType(), CD_int.arrayType(), CD_int.arrayType(), CD_int, CD_int);
  private static final int LANES = Vectors.lanes();

  private final Formula formula;
  private final List<Integer> arguments;

  private Generator(Formula formula) {
    this.formula = formula;
    arguments = formula.arguments().boxed().toList();
  }

  /** The routine of a formula, not warm yet: at first it is a hundred times slower than plain loops. */
  static Routine routine(Formula formula, String name) {
    byte[] bytes = new Generator(formula).bytes(ClassDesc.of(Generator.class.getPackageName(), name));
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      Object made = lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class)).invoke();
      return (Routine) made;
    } catch (Throwable reason) {
      throw new IllegalStateException("cannot define the class of " + formula, reason);
    }
  }

  private byte[] bytes(ClassDesc name) {
    return ClassFile.of().build(name, type -> type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
        .withInterfaceSymbols(ROUTINE)
        .withMethodBody(INIT_NAME, MTD_void, 0,
            code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_())
        .withMethodBody("run", RUN, ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL, this::run));
  }

  /** For each row: {@code for (i = 0; i < n; i += LANES) steps}. */
  private void run(CodeBuilder code) {
    int arrays = 1;
    int at = 2;
    int step = 3;
    int rows = 4;
    int n = 5;
    int row = 6;
    int i = 7;
    VectorCode body = new VectorCode(formula, 8, i);
    for (int k : arguments) {
      code.aload(arrays).loadConstant(k).aaload().astore(body.array(k));
      code.aload(at).loadConstant(k).iaload().istore(body.place(k));
    }
    body.writeConstants(code);
    Label nextRow = code.newLabel();
    Label nextVector = code.newLabel();
    Label rowDone = code.newLabel();
    Label done = code.newLabel();
    code.iconst_0().istore(row);
    code.labelBinding(nextRow).iload(row).iload(rows).if_icmpge(done);
    body.writeBroadcasts(code);
    code.iconst_0().istore(i);
    code.labelBinding(nextVector).iload(i).iload(n).if_icmpge(rowDone);
    body.writeSteps(code);
    code.iinc(i, LANES).goto_(nextVector);
    code.labelBinding(rowDone);
    for (int k : arguments) {
      code.iload(body.place(k)).aload(step).loadConstant(k).iaload().iadd().istore(body.place(k));
    }
    code.iinc(row, 1).goto_(nextRow);
    code.labelBinding(done).return_();
  }
}
