"""How the tagger that ships with Onrecord is made: data folders in, one int8 ONNX file out."""
