;; Multiplies a matrix of int8 numbers by a vector of int16 numbers with the SIMD instructions of WebAssembly, and
;; adds the product to a vector of floats. The sums of products are exact integers. Each is then scaled and added as a
;; double and rounded once, so that the result has the same bits as that of matrix.ts.
;;
;; The matrix is stored in blocks of four rows. A block contains, for each eight columns, eight numbers of each row.
(module
  (memory (export "memory") 0)

  (func (export "multiplyAdd")
    (param $weights i32)  ;; address of the blocks
    (param $scales i32)   ;; address of one double per row
    (param $input i32)    ;; address of the int16 vector
    (param $end i32)      ;; address after the vector, whose length is a multiple of eight
    (param $out i32)      ;; address of one float per row
    (param $blocks i32)   ;; number of blocks, at least one

    (local $at i32)
    (local $x v128)
    (local $a v128)
    (local $b v128)
    (local $c v128)
    (local $d v128)

    (loop $block
      (local.set $a (v128.const i32x4 0 0 0 0))
      (local.set $b (v128.const i32x4 0 0 0 0))
      (local.set $c (v128.const i32x4 0 0 0 0))
      (local.set $d (v128.const i32x4 0 0 0 0))
      (local.set $at (local.get $input))

      (loop $columns
        (local.set $x (v128.load (local.get $at)))
        (local.set $a (i32x4.add (local.get $a)
          (i32x4.dot_i16x8_s (local.get $x) (v128.load8x8_s (local.get $weights)))))
        (local.set $b (i32x4.add (local.get $b)
          (i32x4.dot_i16x8_s (local.get $x) (v128.load8x8_s offset=8 (local.get $weights)))))
        (local.set $c (i32x4.add (local.get $c)
          (i32x4.dot_i16x8_s (local.get $x) (v128.load8x8_s offset=16 (local.get $weights)))))
        (local.set $d (i32x4.add (local.get $d)
          (i32x4.dot_i16x8_s (local.get $x) (v128.load8x8_s offset=24 (local.get $weights)))))
        (local.set $weights (i32.add (local.get $weights) (i32.const 32)))
        (br_if $columns (i32.lt_u
          (local.tee $at (i32.add (local.get $at) (i32.const 16)))
          (local.get $end))))

      ;; $a and $c become the sums of halves of two rows each, and $a the four sums.
      (local.set $a (i32x4.add
        (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b))
        (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
      (local.set $c (i32x4.add
        (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $c) (local.get $d))
        (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $c) (local.get $d))))
      (local.set $a (i32x4.add
        (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $c))
        (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $c))))

      (v128.store64_lane 0 (local.get $out) (f32x4.demote_f64x2_zero (f64x2.add
        (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $out)))
        (f64x2.mul (f64x2.convert_low_i32x4_s (local.get $a)) (v128.load (local.get $scales))))))
      (v128.store64_lane offset=8 0 (local.get $out) (f32x4.demote_f64x2_zero (f64x2.add
        (f64x2.promote_low_f32x4 (v128.load64_zero offset=8 (local.get $out)))
        (f64x2.mul
          (f64x2.convert_low_i32x4_s (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $a) (local.get $a)))
          (v128.load offset=16 (local.get $scales))))))

      (local.set $out (i32.add (local.get $out) (i32.const 16)))
      (local.set $scales (i32.add (local.get $scales) (i32.const 32)))
      (br_if $block (local.tee $blocks (i32.sub (local.get $blocks) (i32.const 1)))))))
