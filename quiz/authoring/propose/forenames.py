"""Common forenames by the pronoun that mostly goes with them, for pronouns whose article tells no more."""

from __future__ import annotations

from quiz.authoring.propose.words import words_of

SHE = words_of("""
    Ada Adele Adeline Agnes Aisha Alice Alison Amanda Amelia Amina Amy Ana Andrea Angela Anita Ann Anna Anne Annie
    Barbara Beatrice Bella Beth Bridget Camilla Carla Carmen Caroline Catherine Cecilia Charlotte Chiara Chloe
    Christina Christine Claire Clara Clare Daisy Dawn Deborah Delia Denise Diana Donna Dora Doris Dorothy Edith Eileen
    Elaine Eleanor Elena Elise Eliza Elizabeth Ella Ellen Elsa Emily Emma Erica Esther Eva Eve Farah Fatima Fiona
    Florence Frances Frida Gemma Georgia Gertrude Gloria Grace Greta Gwen Hannah Harriet Hazel Heather Helen Helena
    Hilary Ida Ilse Imogen Ina Ingrid Irene Iris Isabel Isabella Jane Janet Janice Jasmine Jean Jennifer Jenny Jessica
    Joan Joanna Josephine Joyce Judith Judy Julia Julie Karen Kate Katherine Kathleen Katie Kirsty Laura Lauren Leila
    Lena Lily Linda Lisa Louisa Louise Lucia Lucy Lydia Mabel Magda Maggie Margaret Maria Marie Marina Marion Marjorie
    Martha Mary Maud Maureen Megan Melissa Michelle Miriam Molly Monica Nadia Nancy Naomi Natalie Natasha Nicola Nina
    Nora Olga Olive Olivia Pamela Patricia Paula Pauline Penelope Petra Phoebe Polly Priya Rachel Rebecca Rita Roberta
    Rosa Rose Rosemary Ruby Ruta Ruth Sally Samantha Sandra Sara Sarah Sharon Sheila Shirley Sofia Sonia Sophia Sophie
    Stella Stephanie Sunniva Susan Susanna Sylvia Tamara Tanya Teresa Theresa Tina Ursula Valerie Vanessa Vera Victoria
    Violet Virginia Wendy Winifred Yasmin Yvonne Zara Zoe
""")
HE = words_of("""
    Aaron Abdul Adam Adrian Ahmed Alan Albert Alexander Alfred Ali Alistair Amos Andrew Angus Anthony Anton Antonio
    Arthur Barry Ben Benjamin Bernard Boris Brendan Brian Bruce Bruno Carl Carlos Cecil Cedric Charles Christopher
    Clement Clive Colin Conrad Craig Cyril Daniel David Dennis Derek Dmitri Dominic Donald Douglas Duncan Edgar Edmund
    Edward Edwin Elliot Emil Eric Ernest Ethan Eugene Felix Finn Francis Frank Fred Frederick Gareth Gary Gavin Geoffrey
    George Gerald Gerard Gilbert Giles Glen Gordon Graham Gregory Guy Hans Harold Harry Hassan Henry Herbert Horace
    Howard Hubert Hugh Hugo Ian Ibrahim Igor Ivan Ivo Jack Jacob James Jan Jason Jeremy Jerome Jim Joe John Jonas
    Jonathan Joseph Joshua Juan Julian Karl Keith Kenneth Kevin Kurt Kwame Lars Laurence Lawrence Leo Leon Leonard
    Leonid Lewis Liam Louis Lucas Luis Luke Magnus Malcolm Marcel Marco Marcus Mario Mark Martin Matthew Maurice Max
    Michael Miguel Mohammed Muhammad Nathan Neil Nicholas Nigel Noah Norman Oleg Oliver Omar Oscar Osman Otto Owen
    Pablo Patrick Paul Pedro Peter Philip Pierre Piers Rafael Rajesh Ralph Raymond Reginald Richard Robert Roger Roland
    Ronald Rory Rupert Russell Ryan Samuel Sean Sebastian Sergei Simon Stanley Stefan Stephen Steven Stuart Sven
    Teodor Terence Theodore Thomas Timothy Tobias Tom Tony Trevor Victor Vincent Vladimir Walter Wilfred William Yusuf
""")
